package dev.kadr.app;

import static dev.kadr.app.ModelConfiguration.given;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kadr.app.ModelConfiguration.TitleConfiguration;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.Setting;
import dev.kadr.domain.catalogue.Setting.Kind;
import dev.kadr.domain.catalogue.Title;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting as config.yml describes it: exactly one of choice, whole, decimal, flag, text and
 * photo says what it can be.
 *
 * @param initial of a choice or a number; without it nothing is sent when nobody chose
 */
record SettingConfiguration(
    String name,
    TitleConfiguration title,
    boolean advanced,
    @Nullable List<OptionConfiguration> choice,
    @Nullable RangeConfiguration whole,
    @Nullable RangeConfiguration decimal,
    @Nullable Boolean flag,
    @Nullable TextConfiguration text,
    boolean photo,
    @Nullable String initial,
    @Nullable WireConfiguration wire) {

  /** One value of a choice; a plain one is called what it is. */
  record OptionConfiguration(String value, String ru, String en) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static OptionConfiguration plain(String value) {
      return new OptionConfiguration(value, value, value);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static OptionConfiguration titled(
        @JsonProperty("value") String value,
        @JsonProperty("ru") String ru,
        @JsonProperty("en") String en) {
      return new OptionConfiguration(value, ru, en);
    }

    Setting.Option toDomain() {
      return new Setting.Option(value, new Title(ru, en));
    }
  }

  /** From where to where; {@code step} only of decimals. */
  record RangeConfiguration(BigDecimal least, BigDecimal most, @Nullable BigDecimal step) {}

  /** How many characters, and what it says when nobody wrote anything. */
  record TextConfiguration(int most, String usual) {}

  /** What the provider calls it and its values. */
  record WireConfiguration(@Nullable String field, @Nullable Map<String, String> values) {}

  Setting toDomain() {
    return new Setting(name, title.toDomain(), kind(), advanced);
  }

  private Kind kind() {
    var first = Optional.ofNullable(initial);
    if (choice != null) {
      return new Kind.Choice(choice.stream().map(OptionConfiguration::toDomain).toList(), first);
    }
    if (whole != null) {
      return new Kind.Whole(whole.least().longValueExact(), whole.most().longValueExact(), first);
    }
    if (decimal != null && decimal.step() != null) {
      return new Kind.Decimal(decimal.least(), decimal.most(), decimal.step(), first);
    }
    if (flag != null) {
      return new Kind.Flag(flag);
    }
    if (text != null) {
      return new Kind.Text(text.most(), text.usual());
    }
    if (photo) {
      return new Kind.Photo();
    }
    throw new IllegalArgumentException("nothing says what the setting " + name + " can be");
  }

  Model.Wire wired() {
    return wire == null
        ? new Model.Wire(name, Map.of())
        : new Model.Wire(wire.field() == null ? name : wire.field(), given(wire.values()));
  }
}
