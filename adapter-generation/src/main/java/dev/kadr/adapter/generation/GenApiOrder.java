package dev.kadr.adapter.generation;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.Setting;
import dev.kadr.ports.generation.ImageGenerator.Job;
import dev.kadr.ports.generation.ImageGenerator.Picture;
import java.util.LinkedHashMap;
import java.util.Map;

/** A job as GenAPI wants it written: where it goes, and what the form there says. */
final class GenApiOrder {
  private final Job job;
  private final String callback;
  private final Model.Route route;

  GenApiOrder(Job job, String callback) {
    this.job = job;
    this.callback = callback;
    this.route = job.model().provision().route(job.choices());
  }

  String network() {
    return route.network();
  }

  MultipartForm form() {
    var form = new MultipartForm();
    job.pictures().forEach(picture -> add(form, route.photos(), picture));
    job.named().forEach((setting, picture) -> add(form, wire(setting).field(), picture));
    fields().forEach(form::field);
    return form;
  }

  private static void add(MultipartForm form, String field, Picture picture) {
    form.file(
        field, "input." + extension(picture.mediaType()), picture.mediaType(), picture.content());
  }

  /** Later entries win: what a buyer chose can replace neither our words nor our price. */
  private Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("prompt", job.prompt().text());
    var provision = job.model().provision();
    for (var setting : job.model().takes().settings().all()) {
      if (!provision.leads(setting.name()) && !job.named().containsKey(setting.name())) {
        job.choices()
            .of(setting.name())
            .map(value -> written(setting, value))
            .filter(value -> !value.isEmpty())
            .ifPresent(value -> fields.put(wire(setting.name()).field(), value));
      }
    }
    fields.putAll(route.fixed());
    fields.put("prompt", job.prompt().text());
    fields.put("callback_url", callback);
    return fields;
  }

  /** A form has no booleans: the provider reads 1 and 0. */
  private String written(Setting setting, String value) {
    return switch (setting.kind()) {
      case Setting.Kind.Flag flag -> Boolean.parseBoolean(value) ? "1" : "0";
      case Setting.Kind.Choice choice -> wire(setting.name()).value(value);
      case Setting.Kind.Whole whole -> value;
      case Setting.Kind.Decimal decimal -> value;
      case Setting.Kind.Text text -> value;
      case Setting.Kind.Photo photo -> ""; // sent as a file
    };
  }

  private Model.Wire wire(String setting) {
    return job.model().provision().wire(setting);
  }

  private static String extension(String mediaType) {
    return switch (mediaType) {
      case "image/png" -> "png";
      case "image/webp" -> "webp";
      default -> "jpg";
    };
  }
}
