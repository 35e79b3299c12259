package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.messaging.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store must do with notices, and all {@link Notices} must find again. */
public interface NoticesContract extends StoreSubjects {

  @ParameterizedTest
  @EnumSource
  default void aNoticeOfEachKindComesBackAsItWasAdded(Notice.Kind kind) {
    var notice = added(kind);
    assertThat(notices().find(notice.id())).contains(notice);
    Optional<Notice> locked = unitOfWork().inTransaction(store -> store.lockNotice(notice.id()));
    assertThat(locked).contains(notice);
  }

  @ParameterizedTest
  @MethodSource("dev.kadr.ports.testkit.NoticesContract#everyStatus")
  default void everyStatusComesBackAsItWasSaved(Notice.Status status) {
    var notice = added(Notice.Kind.RESULT);
    given().commit(store -> store.save(notice.with(status)));
    assertThat(notices().find(notice.id())).contains(notice.with(status));
  }

  @Test
  default void anUnknownNoticeIsNotFound() {
    var id = new NoticeId(Notice.Kind.GIFT, Fixtures.generationId());
    assertThat(notices().find(id)).isEmpty();
    Optional<Notice> locked = unitOfWork().inTransaction(store -> store.lockNotice(id));
    assertThat(locked).isEmpty();
  }

  @Test
  default void aKindIsToldOncePerRequest() {
    var notice = added(Notice.Kind.RESULT);
    assertThatIllegalStateException().isThrownBy(() -> given().commit(store -> store.add(notice)));
  }

  private Notice added(Notice.Kind kind) {
    var about = subject(kind);
    var notice =
        new Notice(
            new NoticeId(kind, about.subject()),
            about.account(),
            Fixtures.NOW,
            new Notice.Status.Due());
    given().commit(store -> store.add(notice));
    return notice;
  }

  /** What a notice of this kind can be about, and whom it belongs to. */
  record About(Subject subject, AccountId account) {}

  private About subject(Notice.Kind kind) {
    return switch (kind) {
      case STARTED, RESULT, FAILURE, CANCELLATION, GIFT -> {
        var request = given().request(Fixtures.provider(), RequestExample.GENERATING);
        yield new About(new Subject.OfGeneration(request.id()), request.ticket().account());
      }
      case PAID, PAYMENT_CANCELLED, REFUNDED -> {
        var bought = new GivenOrders(unitOfWork()).refunded();
        var account = bought.order().buyer().account();
        yield new About(
            Subject.of(
                kind,
                switch (kind) {
                  case PAID -> bought.payments().getFirst().id().value();
                  case REFUNDED -> bought.refunds().getFirst().id().value();
                  default -> bought.order().id().value();
                }),
            account);
      }
    };
  }

  static Stream<Notice.Status> everyStatus() {
    return Stream.of(
        new Notice.Status.Due(),
        new Notice.Status.Sent(List.of(3L, 1L, Long.MAX_VALUE)),
        new Notice.Status.Sent(List.of()),
        new Notice.Status.Dropped("403 bot was blocked"));
  }
}
