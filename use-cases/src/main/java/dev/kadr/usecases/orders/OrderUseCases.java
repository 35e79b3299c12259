package dev.kadr.usecases.orders;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.ports.Records;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;

/** What the system does with money: takes it, looks after it, gives it back. */
public record OrderUseCases(
    Selling selling, Looking looking, Returning returning, Notifications notifications) {

  /** What a buyer sees and does. */
  public record Selling(
      ShowPackages showPackages,
      PlaceOrder place,
      PayAgain payAgain,
      CheckOrder check,
      ShowOrder showOrder,
      ShowOrders showOrders,
      RememberContact rememberContact) {}

  /** What happens without anybody asking. */
  public record Looking(
      LookAfterPayment payment,
      LookAfterRefund refund,
      FindRefunds findRefunds,
      SweepOrders sweep,
      ReportSale reportSale) {}

  /** What an operator does. */
  public record Returning(RefundOrder refund, ReconcileMoney reconcile) {}

  /** What the gateway says of its own accord. */
  public record Notifications(AcceptNotification accept, ReadNotification read) {}

  /** Needs no picture and no chat, so that an operator's command can be wired alike. */
  public static OrderUseCases wire(
      Records records,
      Ports.Market market,
      Ports.Surroundings surroundings,
      Catalogue catalogue,
      Policy policy) {
    var gateway = market.gateway();
    var ids = surroundings.ids();
    var checkpoint = surroundings.checkpoint();
    var telemetry = surroundings.telemetry();
    var till = new Till(records.unitOfWork(), records.orders(), gateway, surroundings.clock());
    var paces = new Paces(policy.pace().sweep());
    var payments = new PaymentDesk(till, new Cashbook(ids), new Proof(gateway));
    var refunds = new RefundDesk(till, new RefundBook(), payments, ids);
    var attempts = new Attempts(till, ids);
    var payment = new LookAfterPayment(till, payments, paces);
    var refund = new LookAfterRefund(till, refunds, paces);
    var find = new FindRefunds(till, refunds);
    var read = new ReadNotification(till, payments, refunds, checkpoint, telemetry);
    return new OrderUseCases(
        new Selling(
            new ShowPackages(catalogue, gateway),
            new PlaceOrder(till, payments, attempts, catalogue, ids, checkpoint),
            new PayAgain(till, payments, attempts, records.accounts()),
            new CheckOrder(payments, payment),
            new ShowOrder(records.orders()),
            new ShowOrders(records.orders()),
            new RememberContact(till)),
        new Looking(
            payment,
            refund,
            find,
            new SweepOrders(till),
            new ReportSale(payments, market.analytics())),
        new Returning(
            new RefundOrder(till, refunds, ids, checkpoint),
            new ReconcileMoney(till, payment, refund, read, find)),
        new Notifications(new AcceptNotification(till, telemetry), read));
  }
}
