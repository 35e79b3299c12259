package dev.kadr.app;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.usecases.orders.OrderUseCases;
import dev.kadr.usecases.orders.RefundOrder.Result;
import java.util.Optional;
import java.util.UUID;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Gives the money of an order back. */
final class RefundCommand extends MoneyCommand {
  RefundCommand() {
    super("refund", "gives the money of an order back, all of it or a part");
  }

  @Override
  public void configure(Subparser subparser) {
    super.configure(subparser);
    subparser.addArgument("--order").dest("order").required(true);
    subparser.addArgument("--amount").dest("amount").help("in rubles, such as 100.00");
    subparser.addArgument("--reason").dest("reason").required(true);
  }

  @Override
  protected int execute(OrderUseCases orders, Namespace arguments) {
    OrderId order;
    Optional<Money> amount;
    try {
      order = new OrderId(UUID.fromString(arguments.getString("order")));
      amount =
          Optional.ofNullable(arguments.getString("amount"))
              .map(text -> Money.parse(text, Currency.RUB));
    } catch (IllegalArgumentException typo) {
      return refused("the order is an id as the payments page shows it, the amount like 100.00");
    }
    var result = orders.returning().refund().refund(order, amount, arguments.getString("reason"));
    return switch (result) {
      case Result.Asked(var refund) -> asked(refund);
      case Result.UnknownOrder unknown -> refused("there is no such order");
      case Result.NotPaid notPaid -> refused("no money came for this order");
      case Result.TooMuch(var left) ->
          refused("at most %s %s can be given back".formatted(left.value(), left.currency()));
      case Result.UnderWay underWay ->
          refused("another refund of this order is not decided yet; try again when it is");
      case Result.NothingLeft nothing -> refused("all of its money was given back before");
      case Result.NeedsContact needsContact ->
          refused("a part needs a receipt, and the buyer never gave an e-mail address");
      case Result.Closed closed -> refused("the shop's keys are not set");
      case Result.NotAllowed(var why) -> refused(why);
    };
  }

  private static int refused(String why) {
    print("Nothing was refunded: " + why + ".");
    return 1;
  }

  private static int asked(Refund refund) {
    var money =
        "%s %s".formatted(refund.terms().amount().value(), refund.terms().amount().currency());
    return switch (refund.state()) {
      case Refund.State.Succeeded done -> {
        print("Refunded %s; %d credits went with it.".formatted(money, refund.terms().credits()));
        yield 0;
      }
      case Refund.State.Pending pending -> {
        print("The refund of %s is under way.".formatted(money));
        yield 0;
      }
      case Refund.State.Requested requested -> later(money);
      case Refund.State.Unknown unknown -> later(money);
      case Refund.State.Canceled canceled ->
          refused("the gateway does not do it: " + canceled.reason());
    };
  }

  private static int later(String money) {
    print(
        "The gateway did not answer about the refund of %s; it is asked again until it does."
            .formatted(money));
    return 0;
  }
}
