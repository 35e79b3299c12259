package dev.kadr.domain.orders;

import dev.kadr.domain.Money;
import java.util.List;

/**
 * What went back of one payment, and what still can.
 *
 * @param goods what the payment bought
 * @param refunds every refund of this payment, whatever became of it
 */
public record Returns(Goods goods, List<Refund> refunds) {
  public Returns {
    refunds = List.copyOf(refunds);
  }

  /** What went back, or is on its way. */
  private Money gone() {
    return refunds.stream()
        .filter(Refund::counts)
        .map(refund -> refund.terms().amount())
        .reduce(Money.zero(goods.price().currency()), Money::plus);
  }

  /** What can still go back. */
  public Money left() {
    return goods.price().minus(gone());
  }

  /** What surely went back. */
  public Money returned() {
    return refunds.stream()
        .filter(Refund::isDone)
        .map(refund -> refund.terms().amount())
        .reduce(Money.zero(goods.price().currency()), Money::plus);
  }

  /** Whether the whole price went back. */
  public boolean isWhole() {
    return !goods.price().isMoreThan(returned());
  }

  /** Whether a refund of it is not decided. */
  public boolean isUnderWay() {
    return refunds.stream().anyMatch(Refund::isUnderWay);
  }

  /**
   * How many of the bought credits belong to what goes back next: together the parts of the price
   * take all credits, however they are cut.
   *
   * @param amount nothing more than the price in all; what is beyond takes nothing
   */
  public long creditsOf(Money amount) {
    var before = gone();
    var after = before.plus(amount);
    var most = goods.price();
    return goods.creditsOf(after.isMoreThan(most) ? most : after)
        - goods.creditsOf(before.isMoreThan(most) ? most : before);
  }
}
