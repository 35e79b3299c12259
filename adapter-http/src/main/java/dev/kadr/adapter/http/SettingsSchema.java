package dev.kadr.adapter.http;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.PictureSize;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a model's settings may say, as JSON Schema. */
final class SettingsSchema {
  private SettingsSchema() {}

  static Map<String, Object> of(Model model) {
    var properties = new LinkedHashMap<String, Object>();
    var sizes = model.takes().sizes().stream().map(PictureSize::toString).toList();
    if (!sizes.isEmpty()) {
      var size = new LinkedHashMap<String, Object>();
      size.put("type", "string");
      size.put("enum", sizes);
      size.put("default", sizes.getFirst());
      properties.put("size", size);
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }
}
