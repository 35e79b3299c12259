package dev.kadr.usecases.messaging;

import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;

/** What the system tells people of its own accord. */
public record MessagingUseCases(
    DeliverNotice deliver,
    ShowProgress showProgress,
    ForgetProgress forgetProgress,
    TellOperators tellOperators,
    ReportParkedUpdate reportParkedUpdate,
    ReportWebhook reportWebhook,
    CloseAlert closeAlert,
    NoteOrderMessage noteOrderMessage,
    RefreshOrderMessage refreshOrderMessage,
    ForgetOrderMessages forgetOrderMessages) {

  public static MessagingUseCases wire(Ports ports, Policy policy) {
    var records = ports.records();
    var surroundings = ports.surroundings();
    var messenger = ports.chat().messenger();
    var wording =
        new Wording(
            records.generations(),
            new MoneyWording(records.orders(), records.accounts(), surroundings.clock()),
            records.accounts(),
            ports.studio().blobs(),
            ports.studio().links(),
            surroundings.clock());
    var showings = ports.chat().showings();
    var orderMessages = records.orderMessages();
    return new MessagingUseCases(
        new DeliverNotice(
            new DeliverNotice.Reads(records.notices(), records.accounts()),
            messenger,
            wording,
            new LastWord(
                records.generations(),
                records.notices(),
                showings,
                messenger,
                surroundings.clock()),
            new DeliverNotice.Writes(
                records.unitOfWork(),
                surroundings.checkpoint(),
                surroundings.telemetry(),
                surroundings.clock())),
        new ShowProgress(
            records.generations(),
            records.notices(),
            records.accounts(),
            showings,
            messenger,
            surroundings.clock()),
        new ForgetProgress(showings, surroundings.clock()),
        new TellOperators(
            new TellOperators.Reads(records.alerts(), records.accounts()),
            messenger,
            policy,
            surroundings.telemetry(),
            surroundings.clock()),
        new ReportParkedUpdate(
            records.unitOfWork(), surroundings.telemetry(), surroundings.clock()),
        new ReportWebhook(records.unitOfWork(), surroundings.clock()),
        new CloseAlert(records.unitOfWork(), records.alerts()),
        new NoteOrderMessage(
            orderMessages, records.orders(), records.unitOfWork(), surroundings.clock()),
        new RefreshOrderMessage(
            orderMessages, records.orders(), records.accounts(), messenger, surroundings.clock()),
        new ForgetOrderMessages(orderMessages, surroundings.clock()));
  }
}
