package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes files in: an upload, an address to fetch, or a file that is already there. */
final class MediaIntake implements AutoCloseable {
  private static final int PHOTO_BY_URL_LIMIT = 5 << 20;
  private static final int OTHER_BY_URL_LIMIT = 20 << 20;

  /** "Will currently only work for GIF, PDF and ZIP files", says the documentation. */
  private static final Pattern DOCUMENTS_BY_URL =
      Pattern.compile("^(image/gif|application/pdf|application/(x-)?zip)");

  private final FileStore files;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  MediaIntake(FileStore files) {
    this.files = files;
  }

  /** The file that a call means by {@code value}: {@code attach://name}, an address or an id. */
  Media resolve(Call call, MediaKind kind, Optional<String> value, JsonNode hints) {
    var upload = upload(call, kind, value);
    if (upload.isPresent()) {
      return store(kind, upload.get(), hints);
    }
    var given = value.orElseThrow(() -> missing(kind));
    if (given.startsWith("http://") || given.startsWith("https://")) {
      return store(kind, fetch(kind, given), hints);
    }
    if (given.startsWith("attach://")) {
      throw missing(kind);
    }
    var known =
        files
            .media(given)
            .orElseThrow(
                () ->
                    Refusal.badRequest(
                        "wrong remote file identifier specified: can't unserialize it"));
    if (known.kind() != kind) {
      var titles = known.kind().title() + " as " + kind.title();
      throw Refusal.badRequest("can't use file of type " + titles);
    }
    return known;
  }

  private static Refusal missing(MediaKind kind) {
    return Refusal.badRequest("there is no " + kind.field() + " in the request");
  }

  private static Optional<Upload> upload(Call call, MediaKind kind, Optional<String> value) {
    var part =
        value
            .filter(text -> text.startsWith("attach://"))
            .map(text -> text.substring("attach://".length()))
            .orElse(value.isPresent() ? "" : kind.field());
    return Optional.ofNullable(call.files().get(part));
  }

  Media store(MediaKind kind, Upload upload, JsonNode hints) {
    if (upload.bytes().length == 0) {
      throw Refusal.badRequest("file must be non-empty");
    }
    if (upload.bytes().length > kind.uploadLimit()) {
      throw kind == MediaKind.PHOTO
          ? Refusal.badRequest("file is too big for a photo")
          : Refusal.tooLarge();
    }
    return switch (kind) {
      case PHOTO -> photo(upload);
      case DOCUMENT -> document(upload);
      case VIDEO -> video(upload, hints);
    };
  }

  private Media photo(Upload upload) {
    var picture =
        Pictures.decode(upload.bytes())
            .orElseThrow(() -> Refusal.badRequest("IMAGE_PROCESS_FAILED"));
    if (!Pictures.hasPhotoShape(picture)) {
      throw Refusal.badRequest("PHOTO_INVALID_DIMENSIONS");
    }
    var sizes = Json.array();
    var stored = new ArrayList<StoredFile>();
    for (var size : Pictures.sizes(picture)) {
      var file = files.store(MediaKind.PHOTO, "photo.jpg", "image/jpeg", size.jpeg());
      stored.add(file);
      sizes
          .addObject()
          .put("file_id", file.id())
          .put("file_unique_id", file.uniqueId())
          .put("file_size", size.jpeg().length)
          .put("width", size.width())
          .put("height", size.height());
    }
    var media = new Media(MediaKind.PHOTO, sizes);
    files.keep(media, stored);
    return media;
  }

  private Media document(Upload upload) {
    return whole(MediaKind.DOCUMENT, upload, Json.object());
  }

  /** Sizes and length are believed as the sender tells them: there is no decoder here. */
  private Media video(Upload upload, JsonNode hints) {
    var shape = Json.object();
    shape.put("width", hints.path("width").asInt(1280));
    shape.put("height", hints.path("height").asInt(720));
    shape.put("duration", hints.path("duration").asInt(5));
    return whole(MediaKind.VIDEO, upload, shape);
  }

  private Media whole(MediaKind kind, Upload upload, ObjectNode json) {
    var file = files.store(kind, upload.fileName(), upload.contentType(), upload.bytes());
    json.put("file_name", upload.fileName());
    json.put("mime_type", upload.contentType());
    json.put("file_id", file.id()).put("file_unique_id", file.uniqueId());
    json.put("file_size", upload.bytes().length);
    var media = new Media(kind, json);
    files.keep(media, List.of(file));
    return media;
  }

  private Upload fetch(MediaKind kind, String address) {
    var limit = kind == MediaKind.PHOTO ? PHOTO_BY_URL_LIMIT : OTHER_BY_URL_LIMIT;
    try {
      var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
      var response = http.send(request.build(), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        var bytes = body.readNBytes(limit + 1);
        if (response.statusCode() != 200 || bytes.length > limit) {
          throw Refusal.badRequest("failed to get HTTP URL content");
        }
        var type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
        if (kind == MediaKind.DOCUMENT && !DOCUMENTS_BY_URL.matcher(type).find()) {
          throw Refusal.badRequest("wrong type of the web page content");
        }
        return new Upload(kind.field(), fileName(address), type, bytes);
      }
    } catch (IllegalArgumentException malformed) {
      throw Refusal.badRequest("wrong HTTP URL specified");
    } catch (IOException unreachable) {
      throw Refusal.badRequest("failed to get HTTP URL content");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Refusal.badRequest("failed to get HTTP URL content");
    }
  }

  private static String fileName(String address) {
    var path = URI.create(address).getPath();
    var name = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? "file" : name;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
