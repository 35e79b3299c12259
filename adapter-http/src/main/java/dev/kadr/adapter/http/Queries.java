package dev.kadr.adapter.http;

import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.generation.Generations.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind the question mark; what cannot be read is refused by its name. */
final class Queries {
  static final int USUAL_PAGE = 20;

  private Queries() {}

  static Optional<Instant> time(String name, @Nullable String text) {
    return read(name, text, "a time such as 2026-11-20T12:00:00Z", Queries::instant);
  }

  static Optional<GenerationEvent.Status> status(@Nullable String text) {
    return read(
        "status",
        text,
        "one of queued, uploading, analyzing, generating_prompt, generating_images, completed,"
            + " failed, cancelled",
        said -> GenerationEvent.Status.valueOf(said.toUpperCase(Locale.ROOT)));
  }

  static int limit(@Nullable String text) {
    return read("limit", text, "a whole number from 1 to 100", Queries::page).orElse(USUAL_PAGE);
  }

  static Optional<Place> place(@Nullable String cursor) {
    return read("cursor", cursor, "what next_cursor said", Queries::parsePlace);
  }

  static Optional<Long> number(@Nullable String cursor) {
    return read("cursor", cursor, "what next_cursor said", text -> Long.valueOf(decoded(text)));
  }

  static Optional<OrderId> order(@Nullable String cursor) {
    return read(
        "cursor",
        cursor,
        "what next_cursor said",
        text -> new OrderId(UUID.fromString(decoded(text))));
  }

  static String cursor(OrderId order) {
    return encoded(order.value().toString());
  }

  static String cursor(Place place) {
    return encoded(place.requestedAt() + "/" + place.generation().value());
  }

  static String cursor(long number) {
    return encoded(Long.toString(number));
  }

  private static <T> Optional<T> read(
      String name, @Nullable String text, String right, Function<String, T> parse) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw Problems.refusal(Problems.invalid(name, right));
    }
  }

  /** PostgreSQL and Java disagree about what is very long ago. */
  private static Instant instant(String text) {
    var time = Instant.parse(text);
    if (time.isBefore(Instant.EPOCH) || time.getEpochSecond() > 253_000_000_000L) {
      throw new IllegalArgumentException("nobody asked for anything then");
    }
    return time;
  }

  private static int page(String text) {
    var size = Integer.parseInt(text);
    if (size < 1 || size > 100) {
      throw new IllegalArgumentException("a page has 1 to 100 items");
    }
    return size;
  }

  private static Place parsePlace(String cursor) {
    var parts = decoded(cursor).split("/", 2);
    if (parts.length != 2) {
      throw new IllegalArgumentException("a place has a time and an id");
    }
    return new Place(instant(parts[0]), new GenerationId(UUID.fromString(parts[1])));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
  }
}
