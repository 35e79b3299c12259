package dev.kadr.adapter.telegram;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.objects.File;

/**
 * Fetches files that people sent.
 *
 * <p>Our own download: the library's goes to the public host whatever its settings say, and takes
 * an error page for the file (telegrambots-client 10.2).
 */
final class TelegramFiles {
  private final BotApi api;
  private final HttpClient http;
  private final Telegram.Config config;

  TelegramFiles(BotApi api, HttpClient http, Telegram.Config config) {
    this.api = api;
    this.http = http;
    this.config = config;
  }

  /** What came of fetching. */
  sealed interface Fetch {
    @SuppressWarnings("ArrayRecordComponent") // read once, handed on, never compared
    record Fetched(byte[] bytes) implements Fetch {}

    record TooLarge() implements Fetch {}

    /** Telegram does not have it. */
    record Gone() implements Fetch {}

    /** Telegram takes no calls for now. */
    record NotNow(Duration pause) implements Fetch {}

    /** It broke off, for whatever reason. */
    record Broken(String why) implements Fetch {}
  }

  Fetch fetch(String fileId, long largest) {
    var request = GetFile.builder().fileId(fileId).build();
    return switch (api.<File>call(client -> client.execute(request))) {
      case Answer.Done<File>(var file) -> download(file.getFilePath(), largest);
      case Answer.Refused<File>(var why) ->
          why.contains("too big") ? new Fetch.TooLarge() : new Fetch.Gone();
      case Answer.Blocked<File> gone -> new Fetch.Gone();
      case Answer.Later<File>(var pause) -> new Fetch.NotNow(pause);
      case Answer.Unknown<File>(var why) -> new Fetch.Broken(why);
    };
  }

  private Fetch download(String path, long largest) {
    var request = HttpRequest.newBuilder(address(path)).timeout(config.patience().call()).build();
    try {
      var answer = http.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        return switch (answer.statusCode()) {
          case 200 -> read(body, largest);
          case 400, 403, 404, 410 -> new Fetch.Gone();
          default -> new Fetch.Broken("status " + answer.statusCode());
        };
      }
    } catch (IOException broken) {
      // Never its message: it may name the address, and the address the token.
      return new Fetch.Broken(broken.getClass().getSimpleName());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Fetch.Broken("stopping");
    }
  }

  /** Telegram names the path; whatever is in it that no address may have is encoded. */
  private URI address(String path) {
    var api = config.apiUrl();
    try {
      return new URI(
          api.getScheme(),
          api.getAuthority(),
          "/file/bot" + config.token() + "/" + path,
          null,
          null);
    } catch (URISyntaxException impossible) {
      // Without its cause, which names the address, and the address the token.
      throw new IllegalStateException("a file's path makes no address");
    }
  }

  private static Fetch read(InputStream body, long largest) throws IOException {
    var bytes = body.readNBytes(Math.toIntExact(largest + 1));
    return bytes.length > largest ? new Fetch.TooLarge() : new Fetch.Fetched(bytes);
  }
}
