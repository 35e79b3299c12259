package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Album;
import dev.kadr.domain.dialogue.Album.Part;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.generation.Pictures.Intake;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes one message of an album. Nobody is told yet: what came of the whole is said once, when no
 * further part comes.
 */
public final class TakeAlbumPart {
  /** Where the names of groups are cut, so that they fit into a task's name. */
  private static final int LONGEST_GROUP = 60;

  private final Dialogues dialogues;
  private final Pictures pictures;
  private final Blobs blobs;
  private final UnitOfWork unitOfWork;
  private final Clock clock;

  TakeAlbumPart(
      Dialogues dialogues, Pictures pictures, Blobs blobs, UnitOfWork unitOfWork, Clock clock) {
    this.dialogues = dialogues;
    this.pictures = pictures;
    this.blobs = blobs;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  /**
   * A message of an album.
   *
   * @param group the messenger's name for the album
   */
  public record Message(String group, MessageId id, Optional<String> caption) {
    public Message {
      group = group.length() <= LONGEST_GROUP ? group : group.substring(0, LONGEST_GROUP);
    }
  }

  /** What is known of it. */
  public sealed interface News {
    /** It is there, and its picture is being fetched: the album waits for it. */
    record Coming() implements News {}

    /** Whatever the stranger sent, at most 20 MB. */
    record Fetched(Content content) implements News {}

    record LeftOut(Album.Why why) implements News {}
  }

  /** Whether it changed anything: the same news twice does not. */
  public record Result(boolean news) {}

  public Result take(AccountId account, Message message, News news) {
    var part = part(message, news);
    var now = clock.instant();
    var changed = dialogues.change(account, before -> gathered(account, before, message, part));
    // Also for what is no news: the process may have died between the two.
    unitOfWork.inTransaction(
        store -> {
          store.schedule(
              new Task(
                  TaskKind.ALBUM,
                  TakeAlbum.instance(account, message.group()),
                  now.plus(Album.QUIET)));
          return changed;
        });
    return new Result(changed);
  }

  private Part part(Message message, News news) {
    return switch (news) {
      case News.Coming coming -> new Part.Coming(message.caption(), clock.instant());
      case News.LeftOut(var why) -> new Part.LeftOut(message.caption(), why);
      case News.Fetched(var content) ->
          switch (pictures.takeIn(content)) {
            case Intake.Taken(var picture) ->
                new Part.Picture(message.caption(), blobs.put(picture.content()));
            case Intake.Unreadable unreadable ->
                new Part.LeftOut(message.caption(), Album.Why.UNUSABLE);
          };
    };
  }

  private Change<Boolean> gathered(
      AccountId account, Optional<Dialogue> before, Message message, Part part) {
    var dialogue = before.orElseGet(() -> Dialogue.begun(account));
    return switch (dialogue.part(message.group(), message.id(), part, clock.instant())) {
      case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) -> Change.to(next, true);
      case Transition.Repeated<Dialogue, Dialogue.Step> known -> new Change<>(before, false);
      case Transition.Refused<Dialogue, Dialogue.Step> never -> new Change<>(before, false);
    };
  }
}
