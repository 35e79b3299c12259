package dev.kadr.usecases.messaging;

import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;

/** What buyers and the people behind the bot say to each other through it. */
public record SupportUseCases(
    CarryQuestion carryQuestion, AnswerQuestion answerQuestion, CarryAnswer carryAnswer) {

  public static SupportUseCases wire(Ports ports, Policy policy) {
    var ledger = ports.ledger();
    var chat = ports.chat();
    var clock = ports.surroundings().clock();
    return new SupportUseCases(
        new CarryQuestion(
            chat.questions(),
            ledger.accounts(),
            chat.messenger(),
            ledger.unitOfWork(),
            policy.operators(),
            clock),
        new AnswerQuestion(ledger.unitOfWork(), chat.questions(), policy.operators(), clock),
        new CarryAnswer(chat.questions(), ledger.accounts(), chat.messenger(), clock));
  }
}
