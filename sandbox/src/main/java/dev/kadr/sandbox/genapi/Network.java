package dev.kadr.sandbox.genapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A model as the provider offers it: its id, its fields and what it takes for granted. */
enum Network {
  GPT_IMAGE_1("gpt-image-1", "image", 16, 32_000),
  NANO_BANANA("nano-banana", "image_urls", 10, 10_000),
  NANO_BANANA_PRO("nano-banana-pro", "image_urls", 10, 10_000),
  MIDJOURNEY("midjourney", "image", 4, 2_000),
  KLING("kling", "image", 1, 2_500),
  KLING_2_1("kling-v2-1", "image_url", 1, 2_500);

  /** Every name that photos come under, with and without the suffix of repeated parts. */
  static final Set<String> PHOTO_FIELDS =
      Set.of(
          "image",
          "image[]",
          "image_urls",
          "image_urls[]",
          "image_url",
          "styleReference",
          "characterReference");

  private static final long MOST_SEED = 4_294_967_295L;
  private static final Rule KNOWN_RATIO =
      Rule.oneOf(
          "default", "auto", "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "1:2",
          "2:1", "21:9");
  private static final Map<String, Rule> COMMON =
      Map.of(
          "callback_url", Rule.webAddress(),
          "is_sync", Rule.flag(),
          "translate_input", Rule.flag());
  private static final Map<String, Rule> OF_GPT_IMAGE =
      Map.of(
          "model", Rule.oneOf("gpt-image-1"),
          "quality", Rule.oneOf("low", "medium", "high", "auto"),
          "size", Rule.sizeOf("1024x1024", "1024x1536", "1536x1024", "auto"),
          "n", Rule.within(1, 10),
          "output_format", Rule.oneOf("png", "jpeg", "webp"),
          "background", Rule.oneOf("auto", "transparent", "opaque"),
          "moderation", Rule.oneOf("auto", "low"));
  private static final Map<String, Rule> OF_BANANAS =
      Map.of(
          "aspect_ratio", KNOWN_RATIO,
          "resolution", Rule.oneOf("0.5K", "1K", "2K", "4K"),
          "num_images", Rule.within(1, 4),
          "output_format", Rule.oneOf("png", "jpeg", "webp"),
          "enable_web_search", Rule.flag(),
          "seed", Rule.within(0, MOST_SEED));
  private static final Map<String, Rule> OF_MIDJOURNEY =
      Map.ofEntries(
          Map.entry("model", Rule.oneOf("5.0", "5.1", "5.2", "6.0", "6.1", "7.0")),
          Map.entry("mode", Rule.oneOf("relax", "fast", "turbo")),
          Map.entry("aspectRatio", KNOWN_RATIO),
          Map.entry("chaos", Rule.within(0, 100)),
          Map.entry("quality", Rule.oneOf("0.25", "0.5", "1", "2", "4")),
          Map.entry("stop", Rule.within(10, 100)),
          Map.entry("stylize", Rule.within(0, 1000)),
          Map.entry("style", Rule.oneOf("raw")),
          Map.entry("weird", Rule.within(0, 3000)),
          Map.entry("tile", Rule.flag()),
          Map.entry("upgrade_prompt", Rule.flag()),
          Map.entry("seed", Rule.within(0, MOST_SEED)),
          Map.entry("no", Rule.atMost(500)));
  private static final Map<String, Rule> OF_KLING =
      Map.of(
          "version", Rule.oneOf("kling-v1-6"),
          "model", Rule.oneOf("standard", "pro"),
          "duration", Rule.oneOf("5", "10"),
          "aspect_ratio", Rule.oneOf("16:9", "9:16", "1:1"),
          "negative_prompt", Rule.atMost(2_500),
          "cfg_scale", Rule.share());

  private static final Pattern RATIO = Pattern.compile("([0-9]{1,2}):([0-9]{1,2})");
  private static final int MIDJOURNEY_PICTURES = 4;

  private final String id;
  private final String photoField;
  private final int mostPhotos;
  private final int mostCharacters;

  Network(String id, String photoField, int mostPhotos, int mostCharacters) {
    this.id = id;
    this.photoField = photoField;
    this.mostPhotos = mostPhotos;
    this.mostCharacters = mostCharacters;
  }

  String id() {
    return id;
  }

  static Optional<Network> named(String id) {
    return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
  }

  private Map<String, Rule> rules() {
    return switch (this) {
      case GPT_IMAGE_1 -> OF_GPT_IMAGE;
      case NANO_BANANA, NANO_BANANA_PRO -> OF_BANANAS;
      case MIDJOURNEY -> OF_MIDJOURNEY;
      case KLING, KLING_2_1 -> OF_KLING;
    };
  }

  /** What is wrong with a form, by field; empty when it is accepted. */
  Map<String, List<String>> faults(Form form) {
    var faults = new LinkedHashMap<String, List<String>>();
    if (form.text("prompt", "").isBlank()) {
      add(faults, "prompt", "The prompt field is required.");
    }
    check(form, Map.of("prompt", Rule.atMost(mostCharacters)), faults);
    check(form, COMMON, faults);
    check(form, rules(), faults);
    checkPhotos(form, faults);
    if (form.text("background", "").equals("transparent")
        && form.text("output_format", "png").equals("jpeg")) {
      add(faults, "background", "Transparent background is not supported for jpeg.");
    }
    return faults;
  }

  private static void check(Form form, Map<String, Rule> rules, Map<String, List<String>> faults) {
    form.fields()
        .forEach(
            (field, value) ->
                Optional.ofNullable(rules.get(field))
                    .flatMap(rule -> rule.fault(field.replace('_', ' '), value))
                    .ifPresent(text -> add(faults, field, text)));
  }

  private void checkPhotos(Form form, Map<String, List<String>> faults) {
    form.strings().forEach(field -> add(faults, plain(field), "Unsupported image input"));
    var photos = photos(form);
    if (needsPhoto() && photos.isEmpty() && form.links().isEmpty()) {
      add(faults, photoField, "The " + photoField.replace('_', ' ') + " field is required.");
    }
    for (var reference : references(form)) {
      if (!reference.isPicture()) {
        var field = reference.field();
        add(faults, field, "The " + field + " field must be an image.");
      }
    }
    if (photos.size() + form.links().size() > mostPhotos) {
      add(
          faults,
          photoField,
          "The " + photoField + " field must not have more than " + mostPhotos + " items.");
    }
    for (int i = 0; i < photos.size(); i++) {
      if (!photos.get(i).isPicture()) {
        var field = photoField + "." + i;
        add(faults, field, "The " + field + " field must be an image.");
      }
    }
  }

  private static void add(Map<String, List<String>> faults, String field, String text) {
    faults.computeIfAbsent(field, first -> new ArrayList<>()).add(text);
  }

  private static String plain(String field) {
    return field.endsWith("[]") ? field.substring(0, field.length() - 2) : field;
  }

  /** The photos among the files; a file under another name is ignored, as the real one does. */
  List<Upload> photos(Form form) {
    return form.uploads().stream()
        .filter(upload -> plain(upload.field()).equals(photoField))
        .toList();
  }

  /** Whether it makes nothing of words alone. */
  private boolean needsPhoto() {
    return switch (this) {
      case GPT_IMAGE_1, NANO_BANANA, NANO_BANANA_PRO, MIDJOURNEY, KLING -> false;
      case KLING_2_1 -> true;
    };
  }

  /** Pictures that say what the result is to be like. */
  private List<Upload> references(Form form) {
    return this == MIDJOURNEY
        ? form.uploads().stream().filter(upload -> upload.field().endsWith("Reference")).toList()
        : List.of();
  }

  /** The order that a form without faults places. */
  Order order(Form form) {
    return new Order(
        this,
        form.text("model", id),
        form.text("prompt", ""),
        size(form),
        count(form),
        format(form),
        Optional.ofNullable(form.fields().get("callback_url")),
        form.text("is_sync", "0").equals("1"));
  }

  private Order.Format format(Form form) {
    return switch (this) {
      case GPT_IMAGE_1, NANO_BANANA, NANO_BANANA_PRO, MIDJOURNEY ->
          switch (form.text("output_format", "png")) {
            case "jpeg" -> Order.Format.JPEG;
            case "webp" -> Order.Format.WEBP;
            default -> Order.Format.PNG;
          };
      case KLING, KLING_2_1 -> Order.Format.MP4;
    };
  }

  private int count(Form form) {
    return switch (this) {
      case GPT_IMAGE_1 -> form.number("n", 1);
      case NANO_BANANA, NANO_BANANA_PRO -> form.number("num_images", 1);
      case MIDJOURNEY -> MIDJOURNEY_PICTURES;
      case KLING, KLING_2_1 -> 1;
    };
  }

  private Size size(Form form) {
    return switch (this) {
      case GPT_IMAGE_1 ->
          switch (form.text("size", "auto")) {
            case "1024x1536" -> new Size(1024, 1536);
            case "1536x1024" -> new Size(1536, 1024);
            default -> new Size(1024, 1024);
          };
      case NANO_BANANA -> ratio(form.text("aspect_ratio", ""), longest(form, "1K"));
      case NANO_BANANA_PRO -> ratio(form.text("aspect_ratio", ""), longest(form, "2K"));
      case MIDJOURNEY -> ratio(form.text("aspectRatio", ""), 1024);
      case KLING, KLING_2_1 -> ratio(form.text("aspect_ratio", "16:9"), 640);
    };
  }

  private static int longest(Form form, String usual) {
    return switch (form.text("resolution", usual)) {
      case "0.5K" -> 512;
      case "2K" -> 2048;
      case "4K" -> 4096;
      default -> 1024;
    };
  }

  private static Size ratio(String text, int longest) {
    var parts = RATIO.matcher(text);
    return parts.matches()
        ? Size.ofRatio(
            Double.parseDouble(parts.group(1)) / Integer.parseInt(parts.group(2)), longest)
        : new Size(longest, longest);
  }
}
