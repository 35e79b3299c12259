package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.LoginTicket;
import dev.kadr.domain.accounts.Particulars;
import dev.kadr.domain.accounts.Touch;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.Task;
import dev.kadr.ports.accounts.Farewell;
import dev.kadr.ports.generation.Closure;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one write of a transaction: flush.sql, sent in one piece with the COMMIT at its end.
 *
 * <p>The parts below stand in the order of that file's paragraphs, and each part's columns in the
 * order of its arrays; only the paragraphs of which something was noted are sent. When anything in
 * the statement fails, the server skips the COMMIT.
 */
final class Flush {
  private record Part<T>(Columns<T> columns, Function<Notes, List<T>> notes) {
    boolean isNoted(Notes noted) {
      return !notes.apply(noted).isEmpty();
    }

    int bind(PreparedStatement statement, int first, Notes noted) throws SQLException {
      return columns.bind(statement, first, notes.apply(noted));
    }
  }

  private static final List<Part<?>> PARTS =
      List.of(
          new Part<>(account(Notes.Opened::account), noted -> noted.newAccounts),
          new Part<>(identity(), noted -> noted.newAccounts),
          new Part<>(account(Function.<Account>identity()), noted -> noted.savedAccounts),
          new Part<>(
              new Columns<Farewell>().uuid(it -> it.account().value()).time(Farewell::at),
              noted -> noted.farewells),
          new Part<>(
              new Columns<Notes.Mark>().text(Notes.Mark::mark).time(Notes.Mark::at),
              noted -> noted.newMarks),
          new Part<>(newGrant(), noted -> noted.newGrants),
          new Part<>(changedGrant(), noted -> noted.changedGrants),
          new Part<>(hold(), noted -> noted.newHolds),
          new Part<>(holdPart(), noted -> noted.newHoldParts),
          new Part<>(hold(), noted -> noted.resolvedHolds),
          new Part<>(transfer(), noted -> noted.newTransfers),
          new Part<>(newRequest(), noted -> noted.newRequests),
          new Part<>(receipt(), noted -> noted.newReceipts),
          new Part<>(refusal(), noted -> noted.newRefusals),
          new Part<>(savedRequest(), noted -> noted.savedRequests),
          new Part<>(output(), noted -> noted.newOutputs),
          new Part<>(event(), noted -> noted.newEvents),
          new Part<>(OrderColumns.contact(), noted -> noted.savedContacts),
          new Part<>(OrderColumns.newOrder(), noted -> noted.newOrders),
          new Part<>(OrderColumns.savedOrder(), noted -> noted.savedOrders),
          new Part<>(OrderColumns.newPayment(), noted -> noted.newPayments),
          new Part<>(OrderColumns.savedPayment(), noted -> noted.savedPayments),
          new Part<>(OrderColumns.newRefund(), noted -> noted.newRefunds),
          new Part<>(OrderColumns.savedRefund(), noted -> noted.savedRefunds),
          new Part<>(OrderColumns.subscription(), noted -> noted.savedSubscriptions),
          new Part<>(OrderColumns.newNotification(), noted -> noted.newNotifications),
          new Part<>(OrderColumns.savedNotification(), noted -> noted.savedNotifications),
          new Part<>(NoticeReads.newNotice(), noted -> noted.newNotices),
          new Part<>(NoticeReads.savedNotice(), noted -> noted.savedNotices),
          new Part<>(QuestionReads.question(), noted -> noted.newQuestions),
          new Part<>(QuestionReads.copy(), noted -> noted.newCopies),
          new Part<>(QuestionReads.answer(), noted -> noted.newAnswers),
          new Part<>(callback(), noted -> noted.newCallbacks),
          new Part<>(callback(), noted -> noted.savedCallbacks),
          new Part<>(cost(), noted -> noted.newCosts),
          new Part<>(loss(), noted -> noted.newLosses),
          new Part<>(closure(), noted -> noted.newClosures),
          new Part<>(
              new Columns<dev.kadr.domain.catalogue.ProviderId>().text(it -> it.value()),
              noted -> noted.endedClosures),
          new Part<>(alert(), noted -> noted.newAlerts),
          new Part<>(
              new Columns<Notes.Mended>().name(it -> it.kind()).text(it -> it.reference()),
              noted -> noted.endedAlerts),
          new Part<>(task(), noted -> noted.newTasks));

  private static final Paragraphs SQL = Paragraphs.of("flush.sql", PARTS.size());

  private Flush() {}

  /** Writes and commits, or fails and leaves a transaction that can only be rolled back. */
  static void commit(Connection connection, Notes notes) throws SQLException {
    var noted = new BitSet(PARTS.size());
    for (var part = 0; part < PARTS.size(); part++) {
      noted.set(part, PARTS.get(part).isNoted(notes));
    }
    try (var statement = connection.prepareStatement(SQL.of(noted))) {
      var next = 1;
      for (var part = noted.nextSetBit(0); part >= 0; part = noted.nextSetBit(part + 1)) {
        next = PARTS.get(part).bind(statement, next, notes);
      }
      statement.execute();
    }
  }

  private static <T> Columns<T> account(Function<T, Account> account) {
    return new Columns<T>()
        .uuid(it -> account.apply(it).id().value())
        .text(it -> account.apply(it).profile().firstName())
        .text(it -> account.apply(it).profile().username().orElse(null))
        .name(it -> account.apply(it).profile().language())
        .text(it -> chatId(account.apply(it).chat()))
        .flag(it -> account.apply(it).chat() instanceof Account.Chat.Reachable)
        .time(it -> account.apply(it).openedAt())
        .time(it -> account.apply(it).lastActive())
        .text(it -> said(account.apply(it)).language().map(Names::of).orElse(null))
        .time(it -> said(account.apply(it)).agreedAt().orElse(null))
        .text(it -> said(account.apply(it)).firstTouch().map(Flush::kind).orElse(null))
        .text(it -> said(account.apply(it)).firstTouch().map(Touch::code).orElse(null))
        .time(it -> said(account.apply(it)).firstTouch().map(Touch::at).orElse(null))
        .text(it -> said(account.apply(it)).login().map(LoginTicket::digest).orElse(null))
        .time(it -> said(account.apply(it)).login().map(LoginTicket::at).orElse(null));
  }

  private static Particulars said(Account account) {
    return account.particulars();
  }

  private static String kind(Touch touch) {
    return Names.of(touch.kind());
  }

  private static @Nullable String chatId(Account.Chat chat) {
    return switch (chat) {
      case Account.Chat.None none -> null;
      case Account.Chat.Reachable(var id) -> id.value();
      case Account.Chat.Unreachable(var id) -> id.value();
    };
  }

  private static Columns<Notes.Opened> identity() {
    return new Columns<Notes.Opened>()
        .uuid(it -> it.account().id().value())
        .text(it -> it.identity().provider())
        .text(it -> it.identity().subject());
  }

  private static Columns<Notes.Owned<Grant>> newGrant() {
    var columns =
        new Columns<Notes.Owned<Grant>>()
            .uuid(it -> it.it().id().value())
            .uuid(it -> it.account().value())
            .name(it -> it.it().provenance().origin())
            .text(it -> it.it().provenance().reference())
            .time(it -> it.it().provenance().at())
            .amount(it -> it.it().amount());
    return counters(columns);
  }

  private static Columns<Notes.Owned<Grant>> changedGrant() {
    return counters(
        new Columns<Notes.Owned<Grant>>()
            .uuid(it -> it.it().id().value())
            .uuid(it -> it.account().value()));
  }

  private static Columns<Notes.Owned<Grant>> counters(Columns<Notes.Owned<Grant>> columns) {
    return columns
        .amount(it -> it.it().counters().available())
        .amount(it -> it.it().counters().held())
        .amount(it -> it.it().counters().spent())
        .amount(it -> it.it().counters().expired())
        .amount(it -> it.it().counters().revoked())
        .amount(it -> it.it().debt().owedBack())
        .amount(it -> it.it().debt().writtenOff())
        .time(it -> end(it.it().validity()));
  }

  private static @Nullable Instant end(Validity validity) {
    return switch (validity) {
      case Validity.Forever forever -> null;
      case Validity.Until(var end) -> end;
    };
  }

  private static Columns<Notes.Owned<Hold>> hold() {
    return new Columns<Notes.Owned<Hold>>()
        .uuid(it -> it.it().id().value())
        .uuid(it -> it.account().value())
        .name(it -> it.it().purpose())
        .name(it -> it.it().status());
  }

  private static Columns<Notes.Placed<HoldId, Hold.Part>> holdPart() {
    return new Columns<Notes.Placed<HoldId, Hold.Part>>()
        .uuid(it -> it.of().value())
        .count(Notes.Placed::position)
        .uuid(it -> it.it().grant().value())
        .amount(it -> it.it().amount());
  }

  private static Columns<Transfer> transfer() {
    return new Columns<Transfer>()
        .text(Transfer::reference)
        .uuid(it -> it.grant().value())
        .name(it -> it.move().from())
        .name(it -> it.move().to())
        .amount(Transfer::amount)
        .name(Transfer::reason)
        .time(Transfer::at);
  }

  private static Columns<GenerationRequest> newRequest() {
    return savedRequest()
        .uuid(it -> it.ticket().account().value())
        .uuid(it -> it.ticket().hold().value())
        .text(it -> it.ticket().key().value())
        .name(it -> it.ticket().source())
        .time(it -> it.ticket().requestedAt())
        .text(it -> it.wish().model().value())
        .name(it -> GenerationReads.Row.Instruction.of(it.wish().instruction()))
        .text(it -> it.wish().instruction().words().text())
        .text(
            it ->
                it.wish().pictures().stream().map(BlobKey::value).collect(Collectors.joining(",")))
        .count(it -> it.wish().size().map(size -> size.width()).orElse(null))
        .count(it -> it.wish().size().map(size -> size.height()).orElse(null))
        .json(it -> Json.settings(it.wish().settings()))
        .text(it -> it.terms().provider().value())
        .name(it -> it.terms().kind())
        .count(it -> it.terms().outputs())
        .amount(it -> it.terms().cost());
  }

  private static Columns<Receipt> receipt() {
    return new Columns<Receipt>()
        .uuid(it -> it.generation().value())
        .text(Receipt::fingerprint)
        .amount(Receipt::balance)
        .count(Receipt::ahead)
        .count(Receipt::etaSeconds);
  }

  private static Columns<Refusal> refusal() {
    return new Columns<Refusal>()
        .uuid(it -> it.account().value())
        .text(it -> AnswerRows.submitKey(it.key()))
        .text(Refusal::fingerprint)
        .text(it -> AnswerRows.words(it.why()))
        .time(Refusal::at);
  }

  private static Columns<GenerationRequest> savedRequest() {
    return new Columns<GenerationRequest>()
        .uuid(it -> it.id().value())
        .name(it -> StateColumns.of(it.state()).status())
        .time(it -> StateColumns.of(it.state()).since())
        .text(it -> StateColumns.of(it.state()).prompt())
        .text(it -> StateColumns.of(it.state()).brief())
        .text(it -> StateColumns.of(it.state()).job())
        .count(it -> StateColumns.of(it.state()).rereads())
        .text(it -> failure(StateColumns.of(it.state())))
        .count(it -> it.trail().events())
        .name(it -> it.trail().status())
        .count(it -> it.trail().progress());
  }

  private static @Nullable String failure(StateColumns state) {
    var failure = state.failure();
    return failure == null ? null : Names.of(failure);
  }

  private static Columns<Notes.Placed<GenerationId, Output>> output() {
    return new Columns<Notes.Placed<GenerationId, Output>>()
        .uuid(it -> it.of().value())
        .count(Notes.Placed::position)
        .name(it -> it.it().kind())
        .text(it -> it.it().original().value())
        .text(it -> it.it().preview().value())
        .text(it -> it.it().mediaType())
        .count(it -> it.it().dimensions().width())
        .count(it -> it.it().dimensions().height())
        .amount(it -> it.it().dimensions().bytes());
  }

  private static Columns<GenerationEvent> event() {
    return new Columns<GenerationEvent>()
        .uuid(it -> it.generation().value())
        .count(GenerationEvent::seq)
        .name(GenerationEvent::kind)
        .name(GenerationEvent::status)
        .count(GenerationEvent::progress)
        .time(GenerationEvent::at);
  }

  private static Columns<ProviderCallback> callback() {
    return new Columns<ProviderCallback>()
        .uuid(it -> it.key().generation().value())
        .text(it -> it.key().digest())
        .text(it -> it.job().map(ProviderJobId::value).orElse(null))
        .text(ProviderCallback::body)
        .time(ProviderCallback::receivedAt)
        .flag(ProviderCallback::handled);
  }

  private static Columns<ProviderCost> cost() {
    return new Columns<ProviderCost>()
        .uuid(it -> it.generation().value())
        .decimal(ProviderCost::cost)
        .time(ProviderCost::at);
  }

  private static Columns<ProviderLoss> loss() {
    return new Columns<ProviderLoss>().uuid(it -> it.generation().value()).time(ProviderLoss::at);
  }

  private static Columns<Closure> closure() {
    return new Columns<Closure>()
        .text(it -> it.provider().value())
        .text(Closure::reason)
        .time(Closure::since);
  }

  private static Columns<Alert> alert() {
    return new Columns<Alert>()
        .name(Alert::kind)
        .text(Alert::reference)
        .text(Alerts::instanceOf)
        .text(Alert::reason)
        .time(Alert::at);
  }

  private static Columns<Task> task() {
    return new Columns<Task>().text(it -> it.kind().id()).text(Task::instance).time(Task::due);
  }
}
