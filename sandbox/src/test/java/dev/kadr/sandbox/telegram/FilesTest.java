package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.TOKEN;
import static dev.kadr.sandbox.telegram.RunningSandbox.picture;
import static dev.kadr.sandbox.telegram.RunningSandbox.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.kadr.sandbox.telegram.RunningSandbox.Answered;
import dev.kadr.sandbox.telegram.RunningSandbox.Part;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FilesTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @BeforeEach
  void anyaHasStartedTheBot() {
    sandbox.telegram().limits(false);
    sandbox.started(ANYA);
  }

  private Answered sendFile(String method, String field, String name, String type, byte[] bytes)
      throws Exception {
    return sandbox.multipart(
        method, Part.field("chat_id", "" + ANYA), Part.file(field, name, type, bytes));
  }

  private Answered sendPhoto(String value) throws Exception {
    return sandbox.call("sendPhoto", "{'chat_id':" + ANYA + ",'photo':'" + value + "'}");
  }

  private JsonNode link(String fileId) throws Exception {
    return sandbox.call("getFile", "{'file_id':'" + fileId + "'}").result();
  }

  @Test
  void aPhotoBecomesThreeReallyScaledJpegsTheLargestLast() throws Exception {
    var sizes =
        sendFile("sendPhoto", "photo", "p.png", "image/png", picture("png", 2000, 1000))
            .result()
            .path("photo");

    assertThat(sizes).hasSize(3);
    var widths = List.of(90, 320, 1280);
    for (var i = 0; i < 3; i++) {
      var bytes = sandbox.telegram().file(sizes.get(i).path("file_id").asText());
      var image = ImageIO.read(new ByteArrayInputStream(bytes));
      assertThat(bytes).startsWith(0xFF, 0xD8);
      assertThat(image.getWidth()).isEqualTo(widths.get(i));
      assertThat(image.getHeight()).isEqualTo(widths.get(i) / 2);
      assertThat(sizes.get(i).path("width").asInt()).isEqualTo(widths.get(i));
      assertThat(sizes.get(i).path("file_size").asInt()).isEqualTo(bytes.length);
    }
  }

  @Test
  void aSmallPhotoIsNotEnlarged() throws Exception {
    var sizes =
        sendFile("sendPhoto", "photo", "p.png", "image/png", picture("png", 64, 64))
            .result()
            .path("photo");
    assertThat(sizes).hasSize(1);
    assertThat(sizes.get(0).path("width").asInt()).isEqualTo(64);
  }

  @Test
  void whatTheUserSendsCanBeDownloadedForAnHour() throws Exception {
    var original = picture("png", 300, 200);
    var message =
        sandbox.telegram().sendDocuments(ANYA, List.of(upload("a.png", "image/png", original)), "");
    var id = message.getFirst().at("/document/file_id").asText();

    var file = link(id);
    assertThat(file.path("file_path").asText()).isEqualTo("documents/file_0.png");
    assertThat(file.path("file_size").asInt()).isEqualTo(original.length);
    var path = "/file/bot" + TOKEN + "/" + file.path("file_path").asText();
    var download = sandbox.bytes(path);
    assertThat(download.body()).isEqualTo(original);
    assertThat(download.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(sandbox.bytes(path.replace(TOKEN, "1:x")).statusCode()).isEqualTo(401);

    sandbox.clock().forward(Duration.ofMinutes(61));
    assertThat(sandbox.bytes(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileOver20MegabytesCannotBeDownloaded() throws Exception {
    var big = upload("big.bin", "application/octet-stream", new byte[(20 << 20) + 1]);
    var id =
        sandbox
            .telegram()
            .sendDocuments(ANYA, List.of(big), "")
            .getFirst()
            .at("/document/file_id")
            .asText();

    assertThat(sandbox.call("getFile", "{'file_id':'" + id + "'}").description())
        .isEqualTo("Bad Request: file is too big");
    assertThat(sandbox.call("getFile", "{'file_id':'x'}").description())
        .isEqualTo("Bad Request: invalid file_id");
  }

  @Test
  void aPictureIsSentAgainByItsId() throws Exception {
    var first = sendFile("sendPhoto", "photo", "p.png", "image/png", picture("png", 400, 400));
    var id = first.result().at("/photo/1/file_id").asText();

    assertThat(sendPhoto(id).result().path("photo").toString())
        .isEqualTo(first.result().path("photo").toString());
    assertThat(sendPhoto("nonsense").description())
        .isEqualTo("Bad Request: wrong remote file identifier specified: can't unserialize it");
    var asDocument =
        sandbox.call("sendDocument", "{'chat_id':" + ANYA + ",'document':'" + id + "'}");
    assertThat(asDocument.description())
        .isEqualTo("Bad Request: can't use file of type Photo as Document");
  }

  @Test
  void aPictureCanBeFetchedFromAnAddress() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var bytes = picture("png", 50, 50);
    server.createContext(
        "/p.png",
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort();

    assertThat(sendPhoto(address + "/p.png").result().at("/photo/0/width").asInt()).isEqualTo(50);
    assertThat(sendPhoto(address + "/missing").description())
        .isEqualTo("Bad Request: failed to get HTTP URL content");
    assertThat(sendPhoto("http://bad host/").description())
        .isEqualTo("Bad Request: wrong HTTP URL specified");
    server.stop(0);
  }

  @Test
  void whatIsNoPhotoIsRefusedAsPhoto() throws Exception {
    assertThat(
            sendFile(
                    "sendPhoto",
                    "photo",
                    "p.png",
                    "image/png",
                    "not a picture".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .description())
        .isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
    assertThat(
            sendFile("sendPhoto", "photo", "p.png", "image/png", picture("png", 400, 10))
                .description())
        .isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
    assertThat(sandbox.call("sendPhoto", "{'chat_id':" + ANYA + "}").description())
        .isEqualTo("Bad Request: there is no photo in the request");
  }

  @Test
  void aPhotoHasItsLimitsOfSidesRatioAndBytes() throws Exception {
    assertThat(photo(picture("png", 9_000, 1_000)).status()).isEqualTo(200);
    assertThat(photo(picture("png", 9_000, 1_001)).description())
        .isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
    assertThat(photo(picture("png", 400, 20)).status()).isEqualTo(200);
    assertThat(photo(picture("png", 401, 20)).description())
        .isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
    assertThat(photo(new byte[(10 << 20) + 1]).description())
        .isEqualTo("Bad Request: file is too big for a photo");
  }

  private RunningSandbox.Answered photo(byte[] bytes) throws Exception {
    return sendFile("sendPhoto", "photo", "p.png", "image/png", bytes);
  }

  @Test
  void aDocumentIsFetchedFromAnAddressOnlyWhenItIsAGifPdfOrZip() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var type = exchange.getRequestURI().getPath().endsWith("zip") ? "zip" : "octet-stream";
          exchange.getResponseHeaders().set("Content-Type", "application/" + type);
          exchange.sendResponseHeaders(200, 1);
          exchange.getResponseBody().write('x');
          exchange.close();
        });
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort();
    assertThat(document(address + "/all.zip").result().at("/document/file_name").asText())
        .isEqualTo("all.zip");
    assertThat(document(address + "/picture").description())
        .isEqualTo("Bad Request: wrong type of the web page content");
    server.stop(0);
  }

  private RunningSandbox.Answered document(String address) throws Exception {
    return sandbox.call("sendDocument", "{'chat_id':" + ANYA + ",'document':'" + address + "'}");
  }

  @Test
  void aDocumentKeepsItsBytesNameAndType() throws Exception {
    var bytes = picture("png", 30, 30);
    var document =
        sendFile("sendDocument", "document", "Картинка.png", "image/png", bytes)
            .result()
            .path("document");

    assertThat(document.path("file_name").asText()).isEqualTo("Картинка.png");
    assertThat(document.path("mime_type").asText()).isEqualTo("image/png");
    assertThat(sandbox.telegram().file(document.path("file_id").asText())).isEqualTo(bytes);
  }

  @Test
  void aVideoIsSentAsAVideo() throws Exception {
    var video =
        sendFile("sendVideo", "video", "v.mp4", "video/mp4", new byte[] {0, 0, 0, 1})
            .result()
            .path("video");
    assertThat(video.path("mime_type").asText()).isEqualTo("video/mp4");
    assertThat(link(video.path("file_id").asText()).path("file_path").asText())
        .startsWith("videos/file_");
  }

  @Test
  void theSameBytesHaveTheSameUniqueId() throws Exception {
    var bytes = picture("png", 30, 30);
    var one = sendFile("sendDocument", "document", "a.png", "image/png", bytes).result();
    var two = sendFile("sendDocument", "document", "b.png", "image/png", bytes).result();

    assertThat(one.at("/document/file_unique_id")).isEqualTo(two.at("/document/file_unique_id"));
    assertThat(one.at("/document/file_id")).isNotEqualTo(two.at("/document/file_id"));
  }

  @Test
  void aFileOver50MegabytesIsTooLargeToSend() throws Exception {
    var answer =
        sendFile("sendDocument", "document", "b.bin", "application/x", new byte[(50 << 20) + 100]);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.description()).isEqualTo("Request Entity Too Large");
  }
}
