package dev.kadr.sandbox.genapi;

import java.util.Arrays;
import java.util.Optional;

/** A word of mischief: {@code #word} in a prompt makes that one order go wrong in that one way. */
enum Sentinel {
  /** Ends as an error of the provider's own. */
  FAIL("fail"),
  /** Ends as a refusal by moderation. */
  POLICY("policy"),
  /** Ends as an error that asks to try again. */
  TRANSIENT("transient"),
  /** Never ends. */
  HANG("hang"),
  /** The order is taken, made and called back, but the create call is never answered. */
  TIMEOUT_CREATE("timeout-create"),
  /** The same, but the create call is answered 500. */
  ERROR_CREATE("500-create"),
  /** Calls back before the create call is answered. */
  EARLY_CALLBACK("early-callback"),
  /** Three identical callbacks. */
  DUP3("dup3"),
  /** Calls back with a success; asked again, it was an error. */
  CONFLICT("conflict"),
  /** No callback at all. */
  NO_CALLBACK("nocallback"),
  /** The request id is a JSON string. */
  STRING_ID("strid"),
  /** The result is an object keyed "0", "1". */
  MAP_RESULT("mapresult"),
  /** The links are only in full_response. */
  FULL_ONLY("fullonly"),
  /** A success without any link. */
  EMPTY_RESULT("emptyresult"),
  /** One link fewer than asked. */
  PARTIAL("partial"),
  /** The link answers 200 with an HTML page. */
  BAD_FILE("badfile"),
  /** The link never seems to end: far more bytes than a picture has. */
  HUGE_FILE("hugefile"),
  /** The link answers 404. */
  DEAD_LINK("deadlink"),
  /** The link points into the machine's own network. */
  EVIL_URL("evilurl"),
  /** The operator is out of money. */
  NO_MONEY("402"),
  /** Too many requests, as the provider's documentation has it. */
  TOO_MANY_419("419"),
  /** Too many requests, as everybody else has it. */
  TOO_MANY_429("429"),
  /** Refused by validation. */
  INVALID("422"),
  /** A gateway's 502 with an HTML page. */
  HTML_ERROR("htmlerror");

  private final String word;

  Sentinel(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Optional<Sentinel> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
