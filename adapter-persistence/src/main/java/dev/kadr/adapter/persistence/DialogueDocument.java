package dev.kadr.adapter.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.Dialogue.State;
import dev.kadr.domain.dialogue.Draft;
import dev.kadr.domain.dialogue.DraftId;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Prompt;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dialogue as JSON. It outlives a deployment, so its names stay as they are.
 *
 * @param photos for {@link Waits#PROMPT}
 * @param draft for {@link Waits#CHOICES} and {@link Waits#CONFIRMATION}
 * @param message for {@link Waits#CONFIRMATION}
 * @param words what the next words mean; those of old say nothing, and mean the prompt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DialogueDocument(
    Waits waitsFor,
    @Nullable List<String> photos,
    @Nullable DraftDocument draft,
    @Nullable Long message,
    @Nullable AlbumDocument album,
    @Nullable String words) {
  private static final Logger LOG = LoggerFactory.getLogger(DialogueDocument.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** What the dialogue waits for. */
  enum Waits {
    PHOTO,
    PROMPT,
    CHOICES,
    CONFIRMATION
  }

  /** The draft in it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DraftDocument(
      UUID id, List<String> photos, String prompt, String model, @Nullable String size) {
    static DraftDocument of(Draft draft) {
      return new DraftDocument(
          draft.id().value(),
          draft.photos().stream().map(BlobKey::value).toList(),
          draft.prompt().text(),
          draft.model().value(),
          draft.size().map(PictureSize::toString).orElse(null));
    }

    Draft toDomain() {
      return new Draft(
          new DraftId(id),
          photos.stream().map(BlobKey::new).toList(),
          new Prompt(prompt),
          new ModelId(model),
          Optional.ofNullable(size).map(PictureSize::parse));
    }
  }

  /** The state alone. */
  private DialogueDocument(
      Waits waitsFor,
      @Nullable List<String> photos,
      @Nullable DraftDocument draft,
      @Nullable Long message) {
    this(waitsFor, photos, draft, message, null, null);
  }

  private static DialogueDocument of(Dialogue dialogue) {
    var state = of(dialogue.state());
    return new DialogueDocument(
        state.waitsFor(),
        state.photos(),
        state.draft(),
        state.message(),
        dialogue.album().map(AlbumDocument::of).orElse(null),
        switch (dialogue.words()) {
          case PROMPT -> null;
          case QUESTION -> Names.of(dialogue.words());
        });
  }

  private static DialogueDocument of(State state) {
    return switch (state) {
      case State.AwaitingPhoto waiting -> new DialogueDocument(Waits.PHOTO, null, null, null);
      case State.AwaitingPrompt waiting ->
          new DialogueDocument(
              Waits.PROMPT, waiting.photos().stream().map(BlobKey::value).toList(), null, null);
      case State.Choosing choosing ->
          new DialogueDocument(Waits.CHOICES, null, DraftDocument.of(choosing.draft()), null);
      case State.Confirming confirming ->
          new DialogueDocument(
              Waits.CONFIRMATION,
              null,
              DraftDocument.of(confirming.draft()),
              confirming.message().value());
    };
  }

  static String write(Dialogue dialogue) {
    try {
      return MAPPER.writeValueAsString(of(dialogue));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a dialogue is only texts and numbers", e);
    }
  }

  /** Absent when it cannot be read: another version wrote it, and a dialogue costs only taps. */
  static Optional<Dialogue> read(AccountId account, String json) {
    try {
      return Optional.of(MAPPER.readValue(json, DialogueDocument.class).toDomain(account));
    } catch (JsonProcessingException
        | IllegalArgumentException
        | DateTimeParseException
        | NullPointerException e) {
      // Only the kind of trouble: its message may quote what the buyer wrote.
      LOG.warn("a dialogue could not be read and is forgotten: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private Dialogue toDomain(AccountId account) {
    return new Dialogue(
        account,
        state(),
        Optional.ofNullable(album).map(AlbumDocument::toDomain),
        words == null ? Dialogue.Words.PROMPT : Names.parse(Dialogue.Words.class, words));
  }

  private State state() {
    return switch (waitsFor) {
      case PHOTO -> new State.AwaitingPhoto();
      case PROMPT -> new State.AwaitingPrompt(known(photos).stream().map(BlobKey::new).toList());
      case CHOICES -> new State.Choosing(known(draft).toDomain());
      case CONFIRMATION ->
          new State.Confirming(known(draft).toDomain(), new MessageId(known(message)));
    };
  }

  private static <T> T known(@Nullable T part) {
    if (part == null) {
      throw new IllegalArgumentException("a part is missing");
    }
    return part;
  }
}
