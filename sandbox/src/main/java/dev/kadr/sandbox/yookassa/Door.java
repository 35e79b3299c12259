package dev.kadr.sandbox.yookassa;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The calls of the API, by the words that name them in {@code POST /control}. */
enum Door {
  CREATE("create", "POST", "payments"),
  LIST("list", "GET", "payments"),
  GET("get", "GET", "payments/*"),
  CAPTURE("capture", "POST", "payments/*/capture"),
  CANCEL("cancel", "POST", "payments/*/cancel"),
  REFUND("refund", "POST", "refunds"),
  LIST_REFUNDS("list-refunds", "GET", "refunds"),
  GET_REFUND("get-refund", "GET", "refunds/*"),
  RECEIPT("receipt", "POST", "receipts"),
  LIST_RECEIPTS("list-receipts", "GET", "receipts"),
  GET_RECEIPT("get-receipt", "GET", "receipts/*"),
  ME("me", "GET", "me");

  private final String word;
  private final String method;

  /** Segments behind {@code /v3}; a star is any. */
  private final String path;

  Door(String word, String method, String path) {
    this.word = word;
    this.method = method;
    this.path = path;
  }

  static Door named(String word) {
    return Arrays.stream(values())
        .filter(door -> door.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("at is one of " + words()));
  }

  String word() {
    return word;
  }

  private static String words() {
    return Arrays.stream(values()).map(door -> door.word).collect(Collectors.joining(", "));
  }

  static boolean leadsSomewhere(List<String> segments) {
    return Arrays.stream(values()).anyMatch(door -> door.fits(segments));
  }

  static Optional<Door> of(String method, List<String> segments) {
    return Arrays.stream(values())
        .filter(door -> door.method.equals(method) && door.fits(segments))
        .findFirst();
  }

  private boolean fits(List<String> segments) {
    var places = path.split("/", -1);
    if (segments.size() != places.length) {
      return false;
    }
    for (int i = 0; i < places.length; i++) {
      if (!places[i].equals("*") && !places[i].equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean writes() {
    return method.equals("POST");
  }
}
