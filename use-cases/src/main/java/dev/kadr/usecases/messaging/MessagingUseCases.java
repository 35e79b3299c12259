package dev.kadr.usecases.messaging;

import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;

/** What the system tells people of its own accord. */
public record MessagingUseCases(
    DeliverNotice deliver,
    ShowProgress showProgress,
    TellOperators tellOperators,
    ReportParkedUpdate reportParkedUpdate,
    CloseAlert closeAlert) {

  public static MessagingUseCases wire(Ports ports, Policy policy) {
    var ledger = ports.ledger();
    var surroundings = ports.surroundings();
    var messenger = ports.chat().messenger();
    var wording =
        new Wording(
            ledger.generations(),
            new MoneyWording(ledger.orders(), ledger.accounts(), surroundings.clock()),
            ledger.accounts(),
            ports.studio().blobs(),
            surroundings.clock());
    var showings = ports.chat().showings();
    return new MessagingUseCases(
        new DeliverNotice(
            new DeliverNotice.Reads(ledger.notices(), ledger.accounts()),
            messenger,
            wording,
            new LastWord(
                ledger.generations(), ledger.notices(), showings, messenger, surroundings.clock()),
            new DeliverNotice.Writes(
                ledger.unitOfWork(),
                surroundings.checkpoint(),
                surroundings.telemetry(),
                surroundings.clock())),
        new ShowProgress(
            ledger.generations(),
            ledger.notices(),
            ledger.accounts(),
            showings,
            messenger,
            surroundings.clock()),
        new TellOperators(
            ledger.alerts(), messenger, policy, surroundings.telemetry(), surroundings.clock()),
        new ReportParkedUpdate(ledger.unitOfWork(), surroundings.telemetry(), surroundings.clock()),
        new CloseAlert(ledger.unitOfWork(), ledger.alerts()));
  }
}
