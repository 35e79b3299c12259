package dev.kadr.sandbox.genapi;

import dev.kadr.sandbox.mischief.Delivery;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The object storage that result links point to. It needs no key and wants none. */
@SuppressWarnings("serial") // servlets are serializable by inheritance only; nobody ever does it
final class Files extends HttpServlet {
  private static final int HUGE_BYTES = 64 << 20;
  private static final int CHUNK_BYTES = 64 << 10;
  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final Shelf shelf;
  private final Knobs knobs;
  private final Delivery delivery;

  Files(Shelf shelf, Knobs knobs, Delivery delivery) {
    this.shelf = shelf;
    this.knobs = knobs;
    this.delivery = delivery;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader("Authorization") != null) {
      Endpoint.write(response, Refusals.foreignAuthorization());
      return;
    }
    var travel = knobs.travel(Knobs.Door.FILE);
    delivery.pause(travel.late());
    var failure = knobs.takeFailure(Knobs.Door.FILE);
    if (failure.isPresent()) {
      Endpoint.write(response, Api.refusal(failure.get()));
      return;
    }
    var name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    switch (shelf.find(name)) {
      case Shelf.Entry.Picture picture -> {
        response.setContentType(picture.mediaType());
        var content = picture.content().array();
        delivery.write(request, response, content, travel.manner(), travel.drip());
      }
      case Shelf.Entry.Page page ->
          Endpoint.write(
              response, Reply.html(200, "<!doctype html><title>Хранилище</title><p>Ошибка"));
      case Shelf.Entry.Huge huge -> writeHuge(response);
      case Shelf.Entry.Expired expired -> Endpoint.write(response, Refusals.accessDenied());
      case Shelf.Entry.Missing missing -> Endpoint.write(response, Refusals.noSuchKey());
    }
  }

  // Without a length, so that only counting protects the reader.
  private static void writeHuge(HttpServletResponse response) throws IOException {
    response.setContentType("image/png");
    var out = response.getOutputStream();
    out.write(PNG_SIGNATURE);
    var chunk = new byte[CHUNK_BYTES];
    for (int written = 0; written < HUGE_BYTES; written += CHUNK_BYTES) {
      out.write(chunk);
    }
  }
}
