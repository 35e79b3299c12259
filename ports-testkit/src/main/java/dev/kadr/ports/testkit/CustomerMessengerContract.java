package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.dialogue.Album;
import dev.kadr.domain.dialogue.Draft;
import dev.kadr.domain.dialogue.DraftId;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.Source;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Content;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link CustomerMessenger} must do, whatever the chat is in. */
public interface CustomerMessengerContract {
  CustomerMessenger messenger();

  /** A chat that takes what is written to it, unless a test says otherwise; each time another. */
  default ChatId chat() {
    return Fixtures.chat();
  }

  /** What the messenger's service does with the next message. */
  void next(Mood mood);

  /** What the messenger's service does with the next edit. */
  void nextEdit(Mood mood);

  /** How a messenger's service can be. */
  enum Mood {
    /** Its owner does not want to hear from us. */
    BLOCKED,
    /** Too much is being written. */
    BUSY,
    /** It takes the message and its answer is lost. */
    LOSES_ANSWER,
    /** It takes no such message. */
    REFUSES
  }

  /** One message of each kind, and of each shade that is worded in its own way. */
  static List<CustomerMessage> everyMessage() {
    var generation = Fixtures.generationId();
    var messages = new ArrayList<CustomerMessage>();
    messages.add(new CustomerMessage.Started(generation, 0));
    messages.add(new CustomerMessage.Started(generation, 3));
    messages.add(new CustomerMessage.Result(generation, pictures(1), 1, 2, 8));
    messages.add(new CustomerMessage.Result(generation, pictures(1), 1, 0, 1));
    messages.add(new CustomerMessage.Result(generation, pictures(4), 4, 8, 2));
    messages.add(new CustomerMessage.Result(generation, pictures(2), 4, 4, 6));
    for (var reason : FailureClass.values()) {
      messages.add(new CustomerMessage.Failure(generation, reason, 21));
    }
    messages.add(new CustomerMessage.Cancelled(generation, 10));
    messages.add(new CustomerMessage.Insufficient(5, 2, List.of()));
    messages.add(new CustomerMessage.Insufficient(5, 2, List.of(Fixtures.creditPackage())));
    messages.addAll(everyWords());
    for (var kind : Alert.Kind.values()) {
      messages.add(
          new CustomerMessage.Trouble(new Alert(kind, "a<b>&", "it {0} broke", Fixtures.NOW)));
    }
    return messages;
  }

  /** One of each kind of words, and of each shade that is worded in its own way. */
  static List<CustomerMessage.Words> everyWords() {
    var words = new ArrayList<CustomerMessage.Words>();
    for (var source : Source.values()) {
      for (var status : GenerationEvent.Status.values()) {
        words.add(
            new CustomerMessage.Progress(
                Fixtures.generationId(), source, Fixtures.PROMPT, status, 70, 2, true));
      }
    }
    words.add(new CustomerMessage.Offered(offer(1, Album.Remainder.NONE, Optional.empty())));
    words.add(
        new CustomerMessage.Offered(offer(9, new Album.Remainder(1, 2, 3), Optional.of("GenAPI"))));
    words.add(new CustomerMessage.OfferMoved(false));
    words.add(new CustomerMessage.OfferMoved(true));
    for (var length : List.of(OptionalInt.empty(), OptionalInt.of(5_000))) {
      words.add(new CustomerMessage.AlbumTaken(0, new Album.Remainder(0, 1, 0), length));
      words.add(new CustomerMessage.AlbumTaken(5, Album.Remainder.NONE, length));
    }
    words.add(new CustomerMessage.Asked(Fixtures.profile(), Fixtures.chat(), "<".repeat(2_000)));
    words.add(new CustomerMessage.Answered("&".repeat(3_500)));
    words.add(new CustomerMessage.AnswerLost());
    return words;
  }

  private static Offer offer(int photos, Album.Remainder remainder, Optional<String> consent) {
    var model = Fixtures.model();
    var keys = Stream.generate(Fixtures::blobKey).limit(photos).toList();
    var draft =
        new Draft(
            new DraftId(Fixtures.random()),
            keys,
            new Prompt("<b>".repeat(1_000)),
            model.id(),
            Optional.of(Fixtures.LARGE));
    return new Offer(draft, model, List.of(model), 2, 21, remainder, consent);
  }

  private Delivery edited(ChatId chat, long message, CustomerMessage.Words words) {
    return messenger().edit(chat, Language.RU, message, words);
  }

  @Test
  default void everyWordsMayTakeAnothersPlace() {
    for (var language : Language.values()) {
      for (var words : everyWords()) {
        assertThat(messenger().edit(chat(), language, 7, words))
            .as("%s in %s", words, language)
            .isEqualTo(new Delivery.Delivered(List.of(7L)));
      }
    }
  }

  /** How an edit of the next message fails is told as for a message of its own. */
  @Test
  default void noTroubleOfAnEditIsThrown() {
    for (var mood : Mood.values()) {
      nextEdit(mood);
      var answer = edited(chat(), 7, new CustomerMessage.AnswerLost());
      assertThat(answer)
          .as("%s", mood)
          .isInstanceOf(
              switch (mood) {
                case BLOCKED -> Delivery.Unreachable.class;
                case BUSY -> Delivery.Later.class;
                case LOSES_ANSWER -> Delivery.Unknown.class;
                case REFUSES -> Delivery.Refused.class;
              });
    }
  }

  static List<Attachment> pictures(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new Attachment(
                    OutputKind.PICTURE,
                    Content.of(SamplePictures.png(64 + number, 64)),
                    "image/png",
                    64 + number,
                    64))
        .toList();
  }

  private Delivery started(ChatId chat) {
    var message = new CustomerMessage.Started(Fixtures.generationId(), 0);
    return messenger().send(chat, Language.RU, message);
  }

  @Test
  default void everyMessageArrivesInEveryLanguage() {
    for (var language : Language.values()) {
      for (var message : everyMessage()) {
        var delivery = messenger().send(chat(), language, message);
        assertThat(delivery)
            .as("%s in %s", message, language)
            .isInstanceOf(Delivery.Delivered.class);
        assertThat(((Delivery.Delivered) delivery).messages()).isNotEmpty().doesNotHaveDuplicates();
      }
    }
  }

  @Test
  default void twoMessagesAreTwoMessages() {
    var chat = chat();
    var seen = new HashSet<Long>();
    for (int number = 0; number < 2; number++) {
      assertThat(started(chat))
          .isInstanceOfSatisfying(
              Delivery.Delivered.class,
              delivered -> assertThat(seen.addAll(delivered.messages())).isTrue());
    }
  }

  @Test
  default void aChatThatDoesNotWantUsIsUnreachable() {
    next(Mood.BLOCKED);
    assertThat(started(chat())).isInstanceOf(Delivery.Unreachable.class);
    assertThat(started(chat())).as("another chat").isInstanceOf(Delivery.Delivered.class);
  }

  @Test
  default void aBusyServiceSaysHowLongToWait() {
    next(Mood.BUSY);
    assertThat(started(chat()))
        .isInstanceOfSatisfying(
            Delivery.Later.class, later -> assertThat(later.pause()).isPositive());
  }

  @Test
  default void aLostAnswerIsNeitherSuccessNorFailure() {
    next(Mood.LOSES_ANSWER);
    assertThat(started(chat())).isInstanceOf(Delivery.Unknown.class);
  }

  @Test
  default void whatIsRefusedIsNotToBeTriedAgain() {
    next(Mood.REFUSES);
    assertThat(started(chat())).isInstanceOf(Delivery.Refused.class);
  }

  @Test
  default void noTroubleLasts() {
    var longest = Duration.ofMinutes(1);
    for (var mood : Mood.values()) {
      next(mood);
      var first = started(chat());
      if (first instanceof Delivery.Later(var pause)) {
        assertThat(pause).isLessThan(longest);
      }
      assertThat(started(chat())).as("after %s", mood).isInstanceOf(Delivery.Delivered.class);
    }
  }
}
