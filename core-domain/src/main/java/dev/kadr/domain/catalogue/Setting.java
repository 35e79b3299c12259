package dev.kadr.domain.catalogue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that a buyer may choose, and all that it may be. The form that pages show and the check
 * of what they send both come from here, so that they cannot differ.
 *
 * @param name on the wire and in the database, such as {@code aspect_ratio}
 * @param advanced whether it is shown only to those who ask for more
 */
public record Setting(String name, Title title, Kind kind, boolean advanced) {
  /** The setting that says how large a picture is to be, in every model that has one. */
  public static final String SIZE = "size";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");

  public Setting {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a setting's name has 1 to 32 of a-z, 0-9 and _, not \"" + name + "\"");
    }
    for (var initial : kind.initial().stream().toList()) {
      if (!(kind.read(initial) instanceof Verdict.Good(var same) && same.equals(initial))) {
        throw new IllegalArgumentException(name + " begins with what it may not be: " + initial);
      }
    }
  }

  /** Whether a value may be. */
  public sealed interface Verdict {
    /** It may; {@code text} is the one way to write it. */
    record Good(String text) implements Verdict {}

    /** It may not; {@code why} says what may, in English. */
    record Bad(String why) implements Verdict {}
  }

  /** What it can be. */
  public sealed interface Kind {
    Verdict read(String text);

    /** What it is when nobody chose; empty when it is left to the provider then. */
    Optional<String> initial();

    /** One of a few. */
    record Choice(List<Option> options, Optional<String> initial) implements Kind {
      public Choice {
        options = List.copyOf(options);
        var values = new HashSet<String>();
        if (options.isEmpty() || !options.stream().map(Option::value).allMatch(values::add)) {
          throw new IllegalArgumentException("a choice has options, and none of them twice");
        }
      }

      @Override
      public Verdict read(String text) {
        return options.stream().anyMatch(option -> option.value().equals(text))
            ? new Verdict.Good(text)
            : new Verdict.Bad(
                "one of " + options.stream().map(Option::value).collect(Collectors.joining(", ")));
      }
    }

    /** A whole number in a range. */
    record Whole(long least, long most, Optional<String> initial) implements Kind {
      public Whole {
        if (least < 0 || most < least) {
          throw new IllegalArgumentException("a range goes from small to large");
        }
      }

      @Override
      public Verdict read(String text) {
        return number(text)
            .filter(number -> number.stripTrailingZeros().scale() <= 0)
            .map(BigDecimal::longValueExact)
            .filter(number -> number >= least && number <= most)
            .<Verdict>map(number -> new Verdict.Good(Long.toString(number)))
            .orElseGet(() -> new Verdict.Bad("a whole number from " + least + " to " + most));
      }
    }

    /**
     * A number in a range, in steps.
     *
     * @param step what every value is a multiple of
     */
    record Decimal(BigDecimal least, BigDecimal most, BigDecimal step, Optional<String> initial)
        implements Kind {
      public Decimal {
        if (least.signum() < 0 || most.compareTo(least) < 0 || step.signum() <= 0) {
          throw new IllegalArgumentException("a range goes from small to large, in steps");
        }
      }

      @Override
      public Verdict read(String text) {
        return number(text)
            .filter(number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0)
            .filter(number -> number.remainder(step).signum() == 0)
            .<Verdict>map(number -> new Verdict.Good(plain(number)))
            .orElseGet(
                () ->
                    new Verdict.Bad(
                        "a number from " + least + " to " + most + " in steps of " + step));
      }

      private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
      }
    }

    /** Yes or no. */
    record Flag(boolean on) implements Kind {
      @Override
      public Verdict read(String text) {
        return text.equals("true") || text.equals("false")
            ? new Verdict.Good(text)
            : new Verdict.Bad("true or false");
      }

      @Override
      public Optional<String> initial() {
        return Optional.of(Boolean.toString(on));
      }
    }

    /**
     * Some words; none count as not chosen.
     *
     * @param most characters
     */
    record Text(int most, String usual) implements Kind {
      public Text {
        if (most < 1 || most > 4_000) {
          throw new IllegalArgumentException("words have at most 1 to 4000 characters");
        }
      }

      @Override
      public Verdict read(String text) {
        var words = clean(text);
        return words.codePointCount(0, words.length()) <= most
            ? new Verdict.Good(words)
            : new Verdict.Bad("at most " + most + " characters");
      }

      @Override
      public Optional<String> initial() {
        return Optional.of(usual);
      }
    }

    /** A picture that the buyer uploaded: by the upload's id in a form, by its file in a wish. */
    record Photo() implements Kind {
      @Override
      public Verdict read(String text) {
        return text.isBlank() || text.length() > 200
            ? new Verdict.Bad("the id of an upload")
            : new Verdict.Good(text);
      }

      @Override
      public Optional<String> initial() {
        return Optional.empty();
      }
    }
  }

  /** One of the values of a choice. */
  public record Option(String value, Title title) {
    public Option {
      if (value.isBlank() || value.length() > 32) {
        throw new IllegalArgumentException("the value of an option has 1 to 32 characters");
      }
    }
  }

  /** Without control characters and halves of characters, which not everything can store. */
  private static String clean(String text) {
    return text.codePoints()
        .filter(point -> point == '\n' || !Character.isISOControl(point))
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }

  /** Nothing that needs much room or time to be worked out. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,6})?");

  private static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
