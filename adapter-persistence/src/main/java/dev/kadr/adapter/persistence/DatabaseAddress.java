package dev.kadr.adapter.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL database is and who we are there.
 *
 * @param jdbcUrl without user and password, so that it can be logged
 * @param password never printed
 */
record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<who>[^/]*)@)?(?<hosts>[^/?@]*)/(?<name>[^/?]+)"
              + "(?:\\?(?<params>.*))?");

  /**
   * Reads {@code postgresql://user:pass@host:port/db?params}, with {@code jdbc:} in front or not.
   *
   * @throws IllegalArgumentException without the address: it may hold a password
   */
  static DatabaseAddress parse(String url) {
    var match = SHAPE.matcher(url.strip());
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "a database address looks like postgresql://user:password@host:5432/name; in user and"
              + " password every / ? @ and : is percent-encoded");
    }
    Optional<String> user = Optional.empty();
    Optional<String> password = Optional.empty();
    var who = Optional.ofNullable(match.group("who")).orElse("");
    if (!who.isEmpty()) {
      var colon = who.indexOf(':');
      user = Optional.of(decode(colon < 0 ? who : who.substring(0, colon)));
      password = colon < 0 ? password : Optional.of(decode(who.substring(colon + 1)));
    }
    var kept = new ArrayList<String>();
    for (var param : Optional.ofNullable(match.group("params")).orElse("").split("&", -1)) {
      if (param.startsWith("user=")) {
        user = Optional.of(decode(param.substring("user=".length())));
      } else if (param.startsWith("password=")) {
        password = Optional.of(decode(param.substring("password=".length())));
      } else if (!param.isEmpty()) {
        kept.add(param);
      }
    }
    var bare = "jdbc:postgresql://" + match.group("hosts") + "/" + match.group("name");
    return new DatabaseAddress(
        kept.isEmpty() ? bare : bare + "?" + String.join("&", kept), user, password);
  }

  /** Whether the address says {@code name} itself. */
  boolean sets(String name) {
    return jdbcUrl.contains("?" + name + "=") || jdbcUrl.contains("&" + name + "=");
  }

  private static String decode(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not chained: the decoder's message quotes what it could not read.
      throw new IllegalArgumentException("the database address is percent-encoded in a wrong way");
    }
  }

  @Override
  public String toString() {
    return jdbcUrl;
  }
}
