package dev.kadr.adapter.http;

import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.Setting;
import dev.kadr.domain.catalogue.Setting.Kind;
import dev.kadr.domain.catalogue.Settings.Limit;
import dev.kadr.domain.catalogue.Title;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model's settings may say, as JSON Schema 2020-12, with the words for a page in each
 * language. It says nothing that the core does not check: both come from the same settings.
 */
final class SettingsSchema {
  private SettingsSchema() {}

  static Map<String, Object> of(Model model) {
    var settings = model.takes().settings();
    var properties = new LinkedHashMap<String, Object>();
    for (var setting : settings.all()) {
      properties.put(setting.name(), property(model, setting));
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    var together = settings.limits().stream().flatMap(limit -> together(limit).stream()).toList();
    if (!together.isEmpty()) {
      schema.put("allOf", together);
    }
    var withPhoto = settings.limits().stream().flatMap(limit -> withPhoto(limit).stream()).toList();
    if (!withPhoto.isEmpty()) {
      schema.put("x-needs-photo", withPhoto);
    }
    return schema;
  }

  static Map<String, Object> titles(Title title) {
    var titles = new LinkedHashMap<String, Object>();
    for (var language : Language.values()) {
      titles.put(language.tag(), title.in(language));
    }
    return titles;
  }

  private static Map<String, Object> property(Model model, Setting setting) {
    var property = new LinkedHashMap<String, Object>();
    property.put("title", setting.title().in(Language.RU));
    property.put("x-titles", titles(setting.title()));
    describe(setting.kind(), property);
    if (setting.advanced()) {
      property.put("x-advanced", true);
    }
    if (model.makes().price().dependsOn(setting.name())) {
      property.put("x-price", true);
    }
    return property;
  }

  private static void describe(Kind kind, Map<String, Object> property) {
    switch (kind) {
      case Kind.Choice(var options, var initial) -> {
        property.put("type", "string");
        property.put("enum", options.stream().map(Setting.Option::value).toList());
        property.put("x-choices", options.stream().map(SettingsSchema::option).toList());
        initial.ifPresent(value -> property.put("default", value));
      }
      case Kind.Whole(long least, long most, var initial) -> {
        property.put("type", "integer");
        property.put("minimum", least);
        property.put("maximum", most);
        initial.ifPresent(value -> property.put("default", Long.valueOf(value)));
      }
      case Kind.Decimal(var least, var most, var step, var initial) -> {
        property.put("type", "number");
        property.put("minimum", least);
        property.put("maximum", most);
        property.put("multipleOf", step);
        initial.ifPresent(value -> property.put("default", new BigDecimal(value)));
      }
      case Kind.Flag(boolean on) -> {
        property.put("type", "boolean");
        property.put("default", on);
      }
      case Kind.Text(int most, var usual) -> {
        property.put("type", "string");
        property.put("maxLength", most);
        property.put("default", usual);
      }
      case Kind.Photo photo -> {
        property.put("type", "string");
        property.put("format", "uuid");
        property.put("x-ui", "photo");
      }
    }
  }

  private static Map<String, Object> option(Setting.Option option) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("value", option.value());
    shown.put("titles", titles(option.title()));
    return shown;
  }

  private static List<Map<String, Object>> together(Limit limit) {
    return switch (limit) {
      case Limit.Together(var when, var is, var setting, var allowed) ->
          List.of(
              Map.of(
                  "if",
                  Map.of(
                      "properties", Map.of(when, Map.of("const", is)), "required", List.of(when)),
                  "then",
                  Map.of("properties", Map.of(setting, Map.of("enum", allowed)))));
      case Limit.WithPhoto elsewhere -> List.of();
    };
  }

  private static List<Map<String, Object>> withPhoto(Limit limit) {
    return switch (limit) {
      case Limit.Together elsewhere -> List.of();
      case Limit.WithPhoto(var setting, var value, var otherwise) ->
          List.of(Map.of("setting", setting, "value", value, "otherwise", otherwise));
    };
  }
}
