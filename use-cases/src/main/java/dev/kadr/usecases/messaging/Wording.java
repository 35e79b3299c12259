package dev.kadr.usecases.messaging;

import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.Subject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Finds what a notice has to say at the moment it is said. */
final class Wording {
  private final Generations generations;
  private final MoneyWording money;
  private final Accounts accounts;
  private final Blobs blobs;
  private final Clock clock;

  Wording(
      Generations generations, MoneyWording money, Accounts accounts, Blobs blobs, Clock clock) {
    this.generations = generations;
    this.money = money;
    this.accounts = accounts;
    this.blobs = blobs;
    this.clock = clock;
  }

  /** The message; absent when what it was about is gone or no longer true. */
  Optional<CustomerMessage> of(Notice notice) {
    return switch (notice.id().subject()) {
      case Subject.OfGeneration(var generation) ->
          generations.find(generation).flatMap(request -> of(notice, request));
      case Subject.OfOrder(var order) -> money.cancelled(order);
      case Subject.OfPayment(var payment) -> money.paid(payment, notice.account());
      case Subject.OfRefund(var refund) -> money.refunded(refund, notice.account());
    };
  }

  private Optional<CustomerMessage> of(Notice notice, GenerationRequest request) {
    var id = request.id();
    var balance = accounts.wallet(notice.account()).available(clock.instant());
    return switch (notice.id().kind()) {
      case STARTED -> Optional.of(started(request, generations.ahead(id)));
      case RESULT, GIFT -> result(request, balance);
      case FAILURE ->
          reason(request.state()).map(reason -> new CustomerMessage.Failure(id, reason, balance));
      case CANCELLATION -> Optional.of(new CustomerMessage.Cancelled(id, balance));
      case PAID, PAYMENT_CANCELLED, REFUNDED ->
          throw new IllegalStateException("a notice about money is none about a request");
    };
  }

  /** What was asked for elsewhere is news in this chat. */
  private static CustomerMessage started(GenerationRequest request, int ahead) {
    var progress = progress(request, ahead);
    return switch (request.ticket().source()) {
      case BOT, WEBAPP -> new CustomerMessage.Started(request.id(), ahead, progress.cancellable());
      case WEB, API -> progress;
    };
  }

  /** How far a request is. */
  static CustomerMessage.Progress progress(GenerationRequest request, int ahead) {
    return new CustomerMessage.Progress(
        request.id(),
        request.ticket().source(),
        request.wish().instruction().words(),
        request.trail().status(),
        request.trail().progress(),
        ahead,
        request.state() instanceof State.Preparing);
  }

  private Optional<CustomerMessage> result(GenerationRequest request, long balance) {
    return switch (request.state()) {
      case State.Completed completed ->
          result(request, completed.outputs(), charged(request, completed), balance);
      case State.DeliveredFree gift -> result(request, gift.outputs(), 0, balance);
      case State.Preparing notYet -> Optional.empty();
      case State.UnderWay notYet -> Optional.empty();
      case State.TimedOut none -> Optional.empty();
      case State.Failed none -> Optional.empty();
      case State.Cancelled none -> Optional.empty();
    };
  }

  private Optional<CustomerMessage> result(
      GenerationRequest request, List<Output> outputs, long charged, long balance) {
    var attachments = outputs.stream().flatMap(output -> attachment(output).stream()).toList();
    return attachments.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CustomerMessage.Result(
                request.id(), attachments, request.terms().outputs(), charged, balance));
  }

  /** What the wallet captured, by the same rule. */
  private static long charged(GenerationRequest request, State.Completed completed) {
    var asked = request.terms().outputs();
    return request.terms().cost() * Math.min(completed.outputs().size(), asked) / asked;
  }

  private Optional<Attachment> attachment(Output output) {
    var dimensions = output.dimensions();
    return blobs
        .find(output.original())
        .map(
            content ->
                new Attachment(
                    output.kind(),
                    content,
                    output.mediaType(),
                    dimensions.width(),
                    dimensions.height()));
  }

  /** Empty when it did not fail after all: what came late is told as a gift. */
  private static Optional<FailureClass> reason(State state) {
    return switch (state) {
      case State.Failed failed -> Optional.of(failed.reason());
      case State.TimedOut timedOut -> Optional.of(FailureClass.TIMED_OUT);
      case State.Preparing no -> Optional.empty();
      case State.UnderWay no -> Optional.empty();
      case State.Completed no -> Optional.empty();
      case State.DeliveredFree no -> Optional.empty();
      case State.Cancelled no -> Optional.empty();
    };
  }
}
