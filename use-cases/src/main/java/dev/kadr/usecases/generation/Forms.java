package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Choices;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.Setting;
import dev.kadr.domain.catalogue.Settings;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.domain.generation.Wish;
import dev.kadr.ports.generation.Uploads;
import dev.kadr.usecases.generation.Form.Fault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes a wish of what somebody filled in, or says everything that is wrong with it at once. */
final class Forms {
  private final Catalogue catalogue;
  private final Uploads uploads;
  private final Clock clock;

  Forms(Catalogue catalogue, Uploads uploads, Clock clock) {
    this.catalogue = catalogue;
    this.uploads = uploads;
    this.clock = clock;
  }

  /** What a form says. */
  sealed interface Reading {
    record Understood(Model model, Bargain bargain) implements Reading {}

    record UnknownModel() implements Reading {}

    /** Such an upload is not there, or it is somebody else's. */
    record UnknownUpload(UploadId upload) implements Reading {}

    /** At least one fault. */
    record Wrong(List<Fault> faults) implements Reading {}
  }

  Reading read(AccountId account, Form form) {
    return model(form.model())
        .map(model -> read(account, form, model))
        .orElseGet(Reading.UnknownModel::new);
  }

  private Reading read(AccountId account, Form form, Model model) {
    var faults = new ArrayList<Fault>();
    prompt(model, form).ifPresent(faults::add);
    var allowed = model.takes().photos();
    var sent = form.uploads().size();
    if (sent < allowed.least() || sent > allowed.most()) {
      faults.add(new Fault("upload_ids", photos(allowed)));
    }
    var chosen = new TreeMap<>(form.settings());
    counted(model, form).ifPresent(faults::add);
    model.makes().price().each().stream()
        .filter(each -> form.images().isPresent())
        .forEach(each -> chosen.put(each, Integer.toString(form.images().getAsInt())));
    var named = named(model, chosen, faults);
    return switch (model.read(chosen, sent)) {
      case Settings.Reading.Wrong(var wrong) -> {
        wrong.forEach(fault -> faults.add(new Fault(field(fault.setting()), fault.why())));
        yield new Reading.Wrong(distinct(faults));
      }
      case Settings.Reading.Understood(var choices) ->
          faults.isEmpty()
              ? bring(account, form, new Wanted(model, choices, named))
              : new Reading.Wrong(faults);
    };
  }

  /** What a form without faults asks for; {@code named} are the uploads that settings name. */
  private record Wanted(Model model, Choices choices, Map<String, UploadId> named) {}

  private Reading bring(AccountId account, Form form, Wanted wanted) {
    var ids = Stream.concat(form.uploads().stream(), wanted.named().values().stream()).toList();
    var files = files(account, ids);
    for (var upload : ids) {
      if (!files.containsKey(upload)) {
        return new Reading.UnknownUpload(upload);
      }
    }
    var values = new TreeMap<>(wanted.choices().values());
    wanted
        .named()
        .forEach(
            (setting, upload) ->
                Optional.ofNullable(files.get(upload))
                    .ifPresent(file -> values.put(setting, file.value())));
    var wish =
        new Wish(
            wanted.model().id(),
            new Wish.Instruction.Written(new Prompt(form.prompt().orElseThrow())),
            ids.stream().map(files::get).distinct().toList(),
            Optional.empty(),
            new TreeMap<>());
    return new Reading.Understood(
        wanted.model(), Bargain.of(wanted.model(), wish, new Choices(values)));
  }

  /** The uploads that settings name. */
  private static Map<String, UploadId> named(
      Model model, Map<String, String> chosen, List<Fault> faults) {
    var named = new TreeMap<String, UploadId>();
    for (var setting : model.takes().settings().all()) {
      var value = Optional.ofNullable(chosen.get(setting.name()));
      if (setting.kind() instanceof Setting.Kind.Photo && value.isPresent()) {
        upload(value.get())
            .ifPresentOrElse(
                id -> named.put(setting.name(), id),
                () -> faults.add(new Fault(field(setting.name()), "the id of an upload")));
      }
    }
    return named;
  }

  private static Optional<UploadId> upload(String text) {
    try {
      return Optional.of(new UploadId(UUID.fromString(text)));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private Optional<Model> model(String id) {
    try {
      return catalogue.find(new ModelId(id));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  /** A number beside the settings says the same as the setting, or what the model makes anyway. */
  private static Optional<Fault> counted(Model model, Form form) {
    var each = model.makes().price().each();
    var said = form.images();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var number = Integer.toString(said.getAsInt());
    var right =
        each.map(setting -> form.settings().getOrDefault(setting, number).equals(number))
            .orElse(said.getAsInt() == model.makes().outputs());
    return right
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "images",
                each.map(setting -> "as many as settings." + setting + " says")
                    .orElse("this model makes " + model.makes().outputs() + " at a time")));
  }

  static String photos(Model.Photos allowed) {
    return allowed.most() == 0
        ? "this model starts from no photo"
        : allowed.least() == 0
            ? "at most " + allowed.most() + " photos"
            : allowed.least() + " to " + allowed.most() + " photos";
  }

  private static String field(String setting) {
    return "settings." + setting;
  }

  private static List<Fault> distinct(List<Fault> faults) {
    return faults.stream().distinct().toList();
  }

  private static Optional<Fault> prompt(Model model, Form form) {
    var most = Math.min(model.takes().maxPromptLength(), Prompt.MAX_LENGTH);
    var length = Prompt.length(form.prompt().map(Forms::visible).orElse(""));
    return length >= 1 && length <= most
        ? Optional.empty()
        : Optional.of(new Fault("prompt", "1 to " + most + " characters"));
  }

  /** What is left of it when it becomes a {@link Prompt}. */
  private static String visible(String text) {
    try {
      return new Prompt(text).text();
    } catch (IllegalArgumentException emptyOrTooLong) {
      return text.isBlank() || Prompt.length(text) <= Prompt.MAX_LENGTH ? "" : text;
    }
  }

  private Map<UploadId, BlobKey> files(AccountId account, List<UploadId> ids) {
    var files = new HashMap<UploadId, BlobKey>();
    if (!ids.isEmpty()) {
      for (Upload upload : uploads.use(account, ids, clock.instant())) {
        files.put(upload.id(), upload.file());
      }
    }
    return files;
  }
}
