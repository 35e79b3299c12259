package dev.kadr.ports.messaging;

import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.catalogue.CreditPackage;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.dialogue.Album;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Content;
import dev.kadr.ports.orders.Purchase;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is said, without its words: the messenger has them in each language. */
public sealed interface CustomerMessage {
  /**
   * The work began.
   *
   * @param ahead how many requests wait before it
   * @param cancellable whether it can be taken back for nothing
   */
  record Started(GenerationId generation, int ahead, boolean cancellable)
      implements CustomerMessage {
    /** One that can be taken back. */
    public Started(GenerationId generation, int ahead) {
      this(generation, ahead, true);
    }
  }

  /**
   * Here it is.
   *
   * @param charged credits that were spent; 0 for what came too late
   * @param asked how many outputs were asked for; fewer may have come
   * @param balance credits that are free now
   */
  record Result(
      GenerationId generation, List<Attachment> attachments, int asked, long charged, long balance)
      implements CustomerMessage {
    public Result {
      attachments = List.copyOf(attachments);
    }
  }

  /** It will not come, and nothing was charged. */
  record Failure(GenerationId generation, FailureClass reason, long balance)
      implements CustomerMessage {}

  record Cancelled(GenerationId generation, long balance) implements CustomerMessage {}

  /**
   * There are too few credits for a wish that was sent from elsewhere.
   *
   * @param packages what can be bought now
   */
  record Insufficient(long cost, long balance, List<CreditPackage> packages)
      implements CustomerMessage {
    public Insufficient {
      packages = List.copyOf(packages);
    }

    public long missing() {
      return cost - balance;
    }
  }

  /** Words with buttons: what may take another such message's place in the chat. */
  sealed interface Words extends CustomerMessage {}

  /**
   * How far it is.
   *
   * @param wish what was asked for, in the buyer's words
   * @param percent 0 to 100
   * @param ahead how many requests wait before it
   * @param cancellable whether it can be taken back for nothing
   */
  record Progress(
      GenerationId generation,
      Source source,
      Prompt wish,
      GenerationEvent.Status status,
      int percent,
      int ahead,
      boolean cancellable)
      implements Words {}

  /** What is to be confirmed, changed or cancelled. */
  record Offered(Offer offer) implements Words {}

  /**
   * In the place of an offer: another one took it over.
   *
   * @param added whether because photos came to those that were there
   */
  record OfferMoved(boolean added) implements Words {}

  /**
   * What came of an album, and what is missing for an offer.
   *
   * @param photos how many were taken; 0 when none can be used
   * @param captionLength of a caption that is too long to be the prompt
   */
  record AlbumTaken(int photos, Album.Remainder remainder, OptionalInt captionLength)
      implements Words {}

  /** For an operator: somebody asks. A reply to it is carried back. */
  record Asked(Profile from, ChatId chat, String text) implements Words {}

  /** For a buyer who asked. */
  record Answered(String text) implements Words {}

  /** An order as it is now, with the way to pay while there is one. */
  record Ordered(Purchase purchase) implements Words {}

  /** For an operator: nobody got the answer. */
  record AnswerLost() implements Words {}

  /**
   * The money came.
   *
   * @param credits what it brought
   * @param balance credits that are free now
   * @param until when the subscription ends, absent when there is none
   */
  record Paid(OrderId order, long credits, long balance, Optional<Instant> until)
      implements CustomerMessage {}

  /**
   * An order ended without money; nothing was charged.
   *
   * @param sold what was to be bought, and its name
   */
  record PaymentCancelled(OrderId order, PackageId sold, String name) implements CustomerMessage {}

  /**
   * Money went back.
   *
   * @param balance credits that are free now
   */
  record Refunded(OrderId order, Money amount, long balance) implements CustomerMessage {}

  /** For an operator. */
  record Trouble(Alert alert) implements CustomerMessage {}

  /**
   * A picture or video to send along.
   *
   * @param link where it can be had when the messenger does not take the file itself
   */
  record Attachment(
      OutputKind kind,
      Content content,
      String mediaType,
      int width,
      int height,
      Optional<URI> link) {
    /** One that only the messenger can bring. */
    public Attachment(OutputKind kind, Content content, String mediaType, int width, int height) {
      this(kind, content, mediaType, width, height, Optional.empty());
    }
  }
}
