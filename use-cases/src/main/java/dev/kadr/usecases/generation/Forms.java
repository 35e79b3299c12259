package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.PictureSize;
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

/** Makes a wish of what somebody filled in, or says everything that is wrong with it at once. */
final class Forms {
  /** The one setting that every model with sizes has. */
  static final String SIZE = "size";

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
    record Understood(Model model, Wish wish) implements Reading {}

    record UnknownModel() implements Reading {}

    /** Such an upload is not there, or it is somebody else's. */
    record UnknownUpload(UploadId upload) implements Reading {}

    /** At least one fault. */
    record Wrong(List<Fault> faults) implements Reading {}
  }

  Reading read(AccountId account, Form form) {
    var model = model(form.model());
    if (model.isEmpty()) {
      return new Reading.UnknownModel();
    }
    var faults = faults(model.get(), form);
    if (!faults.isEmpty()) {
      return new Reading.Wrong(faults);
    }
    var files = files(account, form.uploads());
    for (var upload : form.uploads()) {
      if (!files.containsKey(upload)) {
        return new Reading.UnknownUpload(upload);
      }
    }
    return new Reading.Understood(model.get(), wish(model.get(), form, files));
  }

  private static Wish wish(Model model, Form form, Map<UploadId, BlobKey> files) {
    return new Wish(
        model.id(),
        new Wish.Instruction.Written(new Prompt(form.prompt().orElseThrow())),
        form.uploads().stream().map(files::get).toList(),
        size(model, form),
        new TreeMap<>());
  }

  private Optional<Model> model(String id) {
    try {
      return catalogue.find(new ModelId(id));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private static List<Fault> faults(Model model, Form form) {
    var faults = new ArrayList<Fault>();
    prompt(model, form).ifPresent(faults::add);
    var takes = model.takes();
    if (form.uploads().size() > takes.maxPictures()) {
      faults.add(new Fault("upload_ids", "at most " + takes.maxPictures() + " photos"));
    }
    if (form.images() != model.makes().outputs()) {
      faults.add(new Fault("images", "this model makes " + model.makes().outputs() + " at a time"));
    }
    form.settings().forEach((name, value) -> setting(model, name, value).ifPresent(faults::add));
    return faults;
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

  private static Optional<Fault> setting(Model model, String name, String value) {
    var sizes = model.takes().sizes();
    if (!name.equals(SIZE) || sizes.isEmpty()) {
      return Optional.of(new Fault("settings." + name, "this model has no such setting"));
    }
    return sizes.stream().anyMatch(size -> size.toString().equals(value))
        ? Optional.empty()
        : Optional.of(new Fault("settings." + name, "one of " + sizes));
  }

  private static Optional<PictureSize> size(Model model, Form form) {
    var chosen = Optional.ofNullable(form.settings().get(SIZE)).map(PictureSize::parse);
    return chosen.or(() -> model.takes().sizes().stream().findFirst());
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
