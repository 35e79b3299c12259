package dev.kadr.usecases;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Recurring;
import dev.kadr.ports.TaskHandler;
import dev.kadr.ports.TaskHandler.Next;
import dev.kadr.ports.TaskHandlers;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.usecases.accounts.ExpireCredits;
import dev.kadr.usecases.accounts.RemoveTraces;
import dev.kadr.usecases.generation.DownloadResult;
import dev.kadr.usecases.generation.GenerationUseCases;
import dev.kadr.usecases.generation.PollProvider;
import dev.kadr.usecases.generation.ReadBack;
import dev.kadr.usecases.generation.ReleaseUploads;
import dev.kadr.usecases.generation.SubmitGeneration;
import dev.kadr.usecases.messaging.DeliverNotice;
import dev.kadr.usecases.messaging.MessagingUseCases;
import dev.kadr.usecases.messaging.TellOperators;
import dev.kadr.usecases.orders.OrderUseCases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Gives each kind of task to the use case that does it. */
final class Handlers {
  private static final Duration EXPIRY_PAUSE = Duration.ofMinutes(5);
  private static final Duration REOPEN_PAUSE = Duration.ofMinutes(1);
  private static final Duration FILES_PAUSE = Duration.ofMinutes(10);

  private final GenerationUseCases generation;
  private final OrderHandlers orders;
  private final MessagingUseCases messaging;
  private final UnitOfWork unitOfWork;
  private final Clock clock;
  private final Policy policy;

  Handlers(
      GenerationUseCases generation,
      OrderUseCases orders,
      MessagingUseCases messaging,
      UnitOfWork unitOfWork,
      Clock clock,
      Policy policy) {
    this.generation = generation;
    this.orders = new OrderHandlers(orders);
    this.messaging = messaging;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
    this.policy = policy;
  }

  /** What is looked after whether anybody asks or not. */
  record Upkeep(
      ExpireCredits expireCredits,
      ReleaseUploads releaseUploads,
      SweepAnswers sweepAnswers,
      RemoveTraces removeTraces) {
    private Next farewell(String instance) {
      return switch (removeTraces.remove(new AccountId(UUID.fromString(instance)))) {
        case RemoveTraces.Result.Over over -> new Next.Done();
        case RemoveTraces.Result.Again(Instant due) -> new Next.Again(due);
      };
    }
  }

  TaskHandlers all(Upkeep upkeep, ChatHandlers chat) {
    var own =
        List.of(
            handler(TaskKind.SUBMIT, this::submit),
            handler(TaskKind.POLL, this::poll),
            handler(TaskKind.READ_BACK, this::readBack),
            handler(TaskKind.DOWNLOAD, this::download, this::downloadGivenUp),
            handler(TaskKind.DEADLINE, this::deadline),
            handler(TaskKind.NOTICE, this::notice),
            handler(TaskKind.PAYMENT, orders::payment),
            handler(TaskKind.REFUND, orders::refund),
            handler(TaskKind.NOTIFICATION, orders::notification),
            handler(TaskKind.SALE, orders::sale),
            handler(TaskKind.FAREWELL, upkeep::farewell),
            // An alert that cannot be told stays on the operators' list; telling of that could not
            // be told either.
            handler(TaskKind.ALERT, this::alert, instance -> {}));
    return new TaskHandlers(
        Stream.concat(own.stream(), chat.all(this::handler).stream()).toList(),
        List.of(
            new Recurring("sweep", policy.pace().sweep(), () -> generation.sweep().sweep()),
            new Recurring("release-uploads", FILES_PAUSE, upkeep.releaseUploads()::release),
            new Recurring("sweep-answers", FILES_PAUSE, upkeep.sweepAnswers()::sweep),
            new Recurring("retire-files", FILES_PAUSE, this::retireFiles),
            new Recurring("sweep-files", FILES_PAUSE, this::sweepFiles),
            new Recurring(
                "forget-progress", FILES_PAUSE, () -> messaging.forgetProgress().forget()),
            new Recurring(
                "forget-order-messages",
                FILES_PAUSE,
                () -> messaging.forgetOrderMessages().forget()),
            new Recurring("expire-credits", EXPIRY_PAUSE, upkeep.expireCredits()::expire),
            new Recurring(
                "reopen-provider", REOPEN_PAUSE, () -> generation.reopenProvider().reopen()),
            new Recurring("reconcile", policy.pace().sweep(), orders::reconcile)));
  }

  private Next submit(String instance) {
    return switch (generation.submit().submit(id(instance))) {
      case SubmitGeneration.Result.Over over -> new Next.Done();
      case SubmitGeneration.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  private Next poll(String instance) {
    return switch (generation.poll().poll(id(instance))) {
      case PollProvider.Result.Over over -> new Next.Done();
      case PollProvider.Result.GoesOn(Instant due) -> new Next.Again(due);
    };
  }

  private Next readBack(String instance) {
    return switch (generation.readBack().readBack(ProviderCallback.Key.parse(instance))) {
      case ReadBack.Result.Over over -> new Next.Done();
      case ReadBack.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  private Next download(String instance) {
    return switch (generation.download().download(id(instance))) {
      case DownloadResult.Result.Over over -> new Next.Done();
      case DownloadResult.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  private Next deadline(String instance) {
    var next = generation.checkDeadline().check(id(instance)).next();
    return next.<Next>map(Next.Again::new).orElseGet(Next.Done::new);
  }

  private Next notice(String instance) {
    return switch (messaging.deliver().deliver(NoticeId.parse(instance))) {
      case DeliverNotice.Result.Over over -> new Next.Done();
      case DeliverNotice.Result.Waits(Instant due) -> new Next.Again(due);
      case DeliverNotice.Result.Uncertain(var why) ->
          throw new IllegalStateException("nobody knows whether it arrived: " + why);
    };
  }

  private Next alert(String instance) {
    return switch (messaging.tellOperators().tell(instance)) {
      case TellOperators.Result.Over over -> new Next.Done();
      case TellOperators.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  private void retireFiles() {
    alarmIfStuck("retire-files", generation.retireFiles().retire().stuck());
  }

  private void sweepFiles() {
    alarmIfStuck("sweep-files", generation.sweepFiles().sweep().stuck());
  }

  private void alarmIfStuck(String round, int stuck) {
    if (stuck > 0) {
      var why = stuck + " files could not be deleted: look at the disk and its permissions";
      raise(new Alert(Alert.Kind.FILES_STUCK, round, why, clock.instant()));
    }
  }

  /** A result that can never be fetched is a result that is missing: nobody pays for it. */
  private void downloadGivenUp(String instance) {
    generation.giveUpDownload().giveUp(id(instance));
    alarm(TaskKind.DOWNLOAD, instance);
  }

  private void alarm(TaskKind kind, String instance) {
    var reference = kind.id() + "/" + instance;
    raise(new Alert(Alert.Kind.TASK_GIVEN_UP, reference, "it failed too often", clock.instant()));
  }

  private void raise(Alert alert) {
    unitOfWork.inTransaction(
        store -> {
          Alarm.raise(store, alert);
          return alert;
        });
  }

  /** The first part names the request: one request can have several tasks of a kind. */
  private static GenerationId id(String instance) {
    var slash = instance.indexOf('/');
    return new GenerationId(UUID.fromString(slash < 0 ? instance : instance.substring(0, slash)));
  }

  private TaskHandler handler(TaskKind kind, Function<String, Next> run) {
    return handler(kind, run, instance -> alarm(kind, instance));
  }

  static TaskHandler handler(TaskKind kind, Function<String, Next> run, Consumer<String> giveUp) {
    return new TaskHandler() {
      @Override
      public TaskKind kind() {
        return kind;
      }

      @Override
      public Next run(String instance) {
        return run.apply(instance);
      }

      @Override
      public void giveUp(String instance) {
        giveUp.accept(instance);
      }
    };
  }
}
