package dev.kadr.usecases;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.TaskHandler;
import dev.kadr.ports.TaskHandler.Next;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.messaging.Shortfall;
import dev.kadr.usecases.dialogue.TakeAlbum;
import dev.kadr.usecases.messaging.CarryAnswer;
import dev.kadr.usecases.messaging.CarryQuestion;
import dev.kadr.usecases.messaging.RefreshOrderMessage;
import dev.kadr.usecases.messaging.ShowProgress;
import dev.kadr.usecases.messaging.SupportUseCases;
import dev.kadr.usecases.messaging.TellShortfall;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Gives each kind of task that belongs to the conversation to the use case that does it. */
record ChatHandlers(
    TakeAlbum takeAlbum,
    ShowProgress showProgress,
    RefreshOrderMessage refreshOrderMessage,
    SupportUseCases support,
    TellShortfall tellShortfall) {

  /** How a handler is made whose giving up is an alert. */
  @FunctionalInterface
  interface Alarming {
    TaskHandler handler(TaskKind kind, Function<String, Next> run);
  }

  List<TaskHandler> all(Alarming alarming) {
    return List.of(
        alarming.handler(TaskKind.ALBUM, this::album),
        // Nobody misses an edit.
        Handlers.handler(TaskKind.PROGRESS, this::progress, instance -> {}),
        Handlers.handler(TaskKind.ORDER_MESSAGE, this::orderMessage, instance -> {}),
        // The page said it already.
        Handlers.handler(TaskKind.SHORTFALL, this::shortfall, instance -> {}),
        alarming.handler(TaskKind.QUESTION, this::question),
        alarming.handler(TaskKind.ANSWER, this::answer));
  }

  private Next album(String instance) {
    return switch (takeAlbum.take(instance)) {
      case TakeAlbum.Result.Over over -> new Next.Done();
      case TakeAlbum.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  private Next progress(String instance) {
    return switch (showProgress.show(new AccountId(UUID.fromString(instance)))) {
      case ShowProgress.Result.Over over -> new Next.Done();
      case ShowProgress.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  private Next orderMessage(String instance) {
    return switch (refreshOrderMessage.refresh(new OrderId(UUID.fromString(instance)))) {
      case RefreshOrderMessage.Result.Over over -> new Next.Done();
      case RefreshOrderMessage.Result.Waits(Instant due) -> new Next.Again(due);
      case RefreshOrderMessage.Result.Uncertain(var why) ->
          throw new IllegalStateException("nobody knows whether it was changed: " + why);
    };
  }

  private Next shortfall(String instance) {
    return switch (tellShortfall.tell(Shortfall.parse(instance))) {
      case TellShortfall.Result.Over over -> new Next.Done();
      case TellShortfall.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  private Next question(String instance) {
    return switch (support.carryQuestion().carry(Question.Id.parse(instance))) {
      case CarryQuestion.Result.Over over -> new Next.Done();
      case CarryQuestion.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  private Next answer(String instance) {
    return switch (support.carryAnswer().carry(Question.AnswerId.parse(instance))) {
      case CarryAnswer.Result.Over over -> new Next.Done();
      case CarryAnswer.Result.Waits(Instant due) -> new Next.Again(due);
      case CarryAnswer.Result.Uncertain(var why) ->
          throw new IllegalStateException("nobody knows whether it arrived: " + why);
    };
  }
}
