package dev.kadr.usecases.messaging;

import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;

/** What buyers and the people behind the bot say to each other through it. */
public record SupportUseCases(
    CarryQuestion carryQuestion, AnswerQuestion answerQuestion, CarryAnswer carryAnswer) {

  public static SupportUseCases wire(Ports ports, Policy policy) {
    var records = ports.records();
    var chat = ports.chat();
    var clock = ports.surroundings().clock();
    return new SupportUseCases(
        new CarryQuestion(
            records.questions(),
            records.accounts(),
            chat.messenger(),
            records.unitOfWork(),
            policy.operators(),
            clock),
        new AnswerQuestion(records.unitOfWork(), records.questions(), policy.operators(), clock),
        new CarryAnswer(records.questions(), records.accounts(), chat.messenger(), clock));
  }
}
