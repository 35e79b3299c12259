package dev.kadr.ports.orders;

/** Whoever takes money for us. */
public interface PaymentGateway {
  /** Whether money can be taken at all, and whether it is real. */
  Availability availability();

  /** What a gateway says of itself; it asks nobody. */
  sealed interface Availability {
    /** The shop's keys are known; {@code test} money when they are a test shop's. */
    record Ready(boolean test) implements Availability {}

    /** Nothing is for sale on this node. */
    record NotSetUp() implements Availability {}
  }
}
