package dev.kadr.domain.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.catalogue.Title;
import dev.kadr.domain.dialogue.Album.Part;
import dev.kadr.domain.dialogue.Dialogue.State;
import dev.kadr.domain.dialogue.Dialogue.Step;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlbumTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
  private static final DraftId FIRST = new DraftId(new UUID(0, 1));
  private static final DraftId SECOND = new DraftId(new UUID(0, 2));
  private static final MessageId OFFER = new MessageId(100);
  private static final Model MODEL =
      new Model(
          new ModelId("plain"),
          Title.of("Plain"),
          new Model.Provision(new ProviderId("genapi"), "network", Map.of()),
          new Model.Makes(OutputKind.PICTURE, 1, 2),
          new Model.Takes(List.of(), 4, 1_000));

  private static Dialogue next(Transition<Dialogue, Step> outcome) {
    return outcome instanceof Transition.Moved<Dialogue, Step>(var next, var step)
        ? next
        : failed(outcome);
  }

  private static Dialogue failed(Transition<Dialogue, Step> outcome) {
    throw new AssertionError(outcome);
  }

  private static BlobKey key(long message) {
    return new BlobKey("photo-0123456789-" + message);
  }

  private static Part picture(long message) {
    return new Part.Picture(Optional.empty(), key(message));
  }

  private static Part leftOut(Album.Why why) {
    return new Part.LeftOut(Optional.empty(), why);
  }

  private static Dialogue with(Dialogue dialogue, long message, Part part) {
    return with(dialogue, "group", message, part, NOW);
  }

  private static Dialogue with(
      Dialogue dialogue, String group, long message, Part part, Instant at) {
    return next(dialogue.part(group, new MessageId(message), part, at));
  }

  private static Dialogue pictures(long... messages) {
    var dialogue = Dialogue.begun(ACCOUNT);
    for (var message : messages) {
      dialogue = with(dialogue, message, picture(message));
    }
    return dialogue;
  }

  private static Album album(Dialogue dialogue) {
    return dialogue.album().orElseThrow();
  }

  private static List<BlobKey> keys(long... messages) {
    return LongStream.of(messages).mapToObj(AlbumTest::key).toList();
  }

  private static Dialogue confirming(Dialogue taken) {
    var prompted =
        next(taken.prompt(new Prompt("by the sea"), FIRST, new Catalogue(List.of(MODEL))));
    return next(prompted.shown(FIRST, OFFER));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theOrderInWhichPartsComeDoesNotMatter(int seed) {
    var messages = new ArrayList<>(LongStream.rangeClosed(1, 14).boxed().toList());
    Collections.shuffle(messages, new Random(seed));
    var dialogue = Dialogue.begun(ACCOUNT);
    for (var message : messages) {
      var part = message == 3 ? leftOut(Album.Why.OTHER) : picture(message);
      dialogue = with(dialogue, message, part);
    }

    assertThat(album(dialogue).pictures()).isEqualTo(keys(1, 2, 4, 5, 6, 7, 8, 9, 10, 11));
    assertThat(album(dialogue).remainder()).isEqualTo(new Album.Remainder(3, 1, 0));
  }

  @Test
  void theSameNewsTwiceIsNoNews() {
    var one = pictures(1);

    assertThat(one.part("group", new MessageId(1), picture(1), NOW))
        .isEqualTo(new Transition.Repeated<>());
    assertThat(one.part("group", new MessageId(1), new Part.Coming(Optional.empty(), NOW), NOW))
        .isEqualTo(new Transition.Repeated<>());
  }

  @Test
  void noPictureIsWaitedForLongerThanItIsWorth() {
    var coming = with(pictures(1), 2, new Part.Coming(Optional.empty(), NOW));
    var later = NOW.plus(Album.PATIENCE);

    assertThat(album(pictures(1)).waitsUntil(NOW)).contains(NOW.plus(Album.QUIET));
    assertThat(album(pictures(1)).waitsUntil(NOW.plus(Album.QUIET))).isEmpty();
    assertThat(album(coming).waitsUntil(NOW.plus(Album.QUIET)))
        .hasValueSatisfying(due -> assertThat(due).isAfter(NOW.plus(Album.QUIET)));
    assertThat(album(coming).waitsUntil(later)).isEmpty();
  }

  @Test
  void fetchingAPartDoesNotMakeTheAlbumYounger() {
    var coming =
        with(Dialogue.begun(ACCOUNT), "group", 1, new Part.Coming(Optional.empty(), NOW), NOW);
    var there = with(coming, "group", 1, picture(1), NOW.plusSeconds(5));

    assertThat(album(there).lastAt()).isEqualTo(NOW);
  }

  @Test
  void theCaptionIsThatOfTheFirstMessageThatHasOne() {
    var dialogue = pictures(5);
    dialogue = with(dialogue, 4, new Part.Picture(Optional.of("four"), key(4)));
    dialogue = with(dialogue, 2, new Part.LeftOut(Optional.of("two"), Album.Why.OTHER));
    dialogue = with(dialogue, 1, new Part.Picture(Optional.of(" "), key(1)));

    assertThat(album(dialogue).caption()).contains("two");
    assertThat(album(pictures(1)).caption()).isEmpty();
  }

  @Test
  void aPartThatComesLateJoinsItsDraft() {
    var confirming = confirming(next(pictures(1, 3).take(FIRST)));
    var late = next(with(confirming, 2, picture(2)).take(SECOND));

    assertThat(late.draftOn(OFFER)).map(Draft::id).contains(FIRST);
    assertThat(late.draft()).map(Draft::photos).contains(keys(1, 2, 3));
  }

  @Test
  void aPartThatComesLateJoinsThePhotosThatWaitForWords() {
    var late = next(with(next(pictures(1, 3).take(FIRST)), 2, picture(2)).take(SECOND));

    assertThat(late.state()).isEqualTo(new State.AwaitingPrompt(keys(1, 2, 3)));
  }

  /** A slow client, or more photos: nobody's pictures vanish from behind a price. */
  @Test
  void anotherAlbumWithoutWordsAddsToWhatIsThere() {
    var told = next(next(pictures(1, 2).take(FIRST)).told());
    var confirming = confirming(told);
    var other = with(confirming, "other", 8, picture(8), NOW);
    other = with(other, "other", 7, picture(7), NOW);
    assertThat(other.draftOn(OFFER)).map(Draft::photos).contains(keys(1, 2));
    var taken = next(other.take(SECOND));

    assertThat(taken.draft()).map(Draft::id).contains(SECOND);
    assertThat(taken.draftOn(OFFER)).as("the old price counts no more").isEmpty();
    assertThat(taken.draft()).map(Draft::photos).contains(keys(1, 2, 7, 8));
    assertThat(album(taken).adds()).isTrue();
    var late = next(with(taken, "other", 9, picture(9), NOW).take(FIRST));
    assertThat(late.draft()).map(Draft::photos).contains(keys(1, 2, 7, 8, 9));
    assertThat(late.draft()).map(Draft::id).contains(SECOND);
  }

  @Test
  void whatIsAddedBeyondTenIsCountedAsSurplus() {
    var full = confirming(next(pictures(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).take(FIRST)));
    var more = next(with(full, "other", 11, picture(11), NOW).take(SECOND));

    assertThat(more.photos()).isEqualTo(keys(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    assertThat(more.remainder()).isEqualTo(new Album.Remainder(1, 0, 0));
  }

  /** Its words may come with any of its parts. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherAlbumWithWordsOfItsOwnTakesThePlaceOfTheFirst(boolean wordsFirst) {
    var told = next(next(pictures(1, 2).take(FIRST)).told());
    var worded = new Part.Picture(Optional.of("another one"), key(7));
    var other =
        with(confirming(told), "other", wordsFirst ? 7 : 8, wordsFirst ? worded : picture(8), NOW);
    other = with(other, "other", wordsFirst ? 8 : 7, wordsFirst ? picture(8) : worded, NOW);
    var taken = next(other.take(SECOND));

    assertThat(taken.draft()).map(Draft::id).contains(SECOND);
    assertThat(taken.draft()).map(Draft::photos).contains(keys(7, 8));
    assertThat(album(taken).adds()).isFalse();
  }

  @Test
  void whatAClientSplitsIsOneAlbum() {
    var split = with(pictures(1, 2), "second", 3, picture(3), NOW.plus(Duration.ofSeconds(1)));

    assertThat(album(split).pictures()).isEqualTo(keys(1, 2, 3));
    assertThat(album(split).groups()).containsExactly("group", "second");
  }

  @Test
  void aPhotoAloneEndsAnAlbum() {
    var alone = next(pictures(1, 2).photo(keys(9), FIRST));

    assertThat(alone.album()).isEmpty();
    assertThat(alone.state()).isEqualTo(new State.AwaitingPrompt(keys(9)));
  }

  @Test
  void anAlbumWithoutPicturesChangesNothingElse() {
    var before = confirming(next(pictures(1).take(FIRST)));
    var videos = with(before, "videos", 8, leftOut(Album.Why.OTHER), NOW);
    var taken = next(videos.take(SECOND));

    assertThat(taken.draftOn(OFFER)).map(Draft::id).contains(FIRST);
    assertThat(taken.remainder()).isEqualTo(Album.Remainder.NONE);
  }

  @Test
  void partsWithoutEndAreNotKept() {
    var dialogue = Dialogue.begun(ACCOUNT);
    for (var message = 1L; message <= 40; message++) {
      dialogue = with(dialogue, message, leftOut(Album.Why.OTHER));
    }
    assertThat(dialogue.part("group", new MessageId(41), picture(41), NOW))
        .isEqualTo(new Transition.Repeated<>());
  }

  @Test
  void ofMorePhotosThanItsModelTakesADraftAsksForTheFirst() {
    var draft = confirming(next(pictures(1, 2, 3, 4, 5, 6).take(FIRST))).draft().orElseThrow();

    assertThat(draft.photos()).hasSize(6);
    assertThat(draft.wish(MODEL).pictures()).isEqualTo(keys(1, 2, 3, 4));
  }
}
