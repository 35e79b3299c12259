package dev.kadr.sandbox.genapi;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a field's value must be, and how GenAPI's validation says that it is not. */
interface Rule {
  Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,10}");

  Pattern SHARE = Pattern.compile("0(?:\\.[0-9]{1,4})?|1(?:\\.0{1,4})?");

  Optional<String> fault(String name, String value);

  static Rule oneOf(String... values) {
    var allowed = List.of(values);
    return (name, value) ->
        fault(!allowed.contains(value), "The selected " + name + " is invalid.");
  }

  /** Some of the provider's texts are Russian; this is the one that was seen. */
  static Rule sizeOf(String... values) {
    var allowed = List.of(values);
    return (name, value) ->
        fault(!allowed.contains(value), "Допустимые разрешения: " + String.join(", ", allowed));
  }

  static Rule within(long least, long most) {
    return (name, value) -> {
      if (!WHOLE_NUMBER.matcher(value).matches()) {
        return Optional.of("The " + name + " field must be an integer.");
      }
      var number = Long.parseLong(value);
      return fault(
          number < least || number > most,
          "The " + name + " field must be between " + least + " and " + most + ".");
    };
  }

  /** A number from 0 to 1, with or without a fraction. */
  static Rule share() {
    return (name, value) ->
        fault(!SHARE.matcher(value).matches(), "The " + name + " field must be between 0 and 1.");
  }

  /** A form has no booleans: 1 and 0 are let in, the words true and false are not. */
  static Rule flag() {
    return (name, value) ->
        fault(
            !value.equals("1") && !value.equals("0"),
            "The " + name + " field must be true or false.");
  }

  static Rule atMost(int characters) {
    return (name, value) ->
        fault(
            value.length() > characters,
            "The " + name + " field must not be greater than " + characters + " characters.");
  }

  static Rule webAddress() {
    return (name, value) ->
        fault(!isWebAddress(value), "The " + name + " field must be a valid URL.");
  }

  private static boolean isWebAddress(String value) {
    try {
      var uri = URI.create(value);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<String> fault(boolean wrong, String text) {
    return wrong ? Optional.of(text) : Optional.empty();
  }
}
