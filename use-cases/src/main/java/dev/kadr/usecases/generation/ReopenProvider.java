package dev.kadr.usecases.generation;

import dev.kadr.ports.Alert;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.ImageGenerator;
import java.math.BigDecimal;

/** Opens a closed provider's models again as soon as our account there has money. */
public final class ReopenProvider {
  private final UnitOfWork unitOfWork;
  private final Generations generations;
  private final ImageGenerator images;

  ReopenProvider(UnitOfWork unitOfWork, Generations generations, ImageGenerator images) {
    this.unitOfWork = unitOfWork;
    this.generations = generations;
    this.images = images;
  }

  /** What was found. */
  public sealed interface Result {
    record WasOpen() implements Result {}

    record StaysClosed() implements Result {}

    record Reopened() implements Result {}
  }

  public Result reopen() {
    var provider = images.provider();
    if (!generations.closed().contains(provider)) {
      return new Result.WasOpen();
    }
    if (images.balance().filter(money -> money.compareTo(BigDecimal.ZERO) > 0).isEmpty()) {
      return new Result.StaysClosed();
    }
    return unitOfWork.inTransaction(
        store -> {
          if (store.lockClosure(provider).isPresent()) {
            store.reopen(provider);
            store.settle(Alert.Kind.PROVIDER_OUT_OF_MONEY, provider.value());
            store.settle(Alert.Kind.PROVIDER_REFUSES_KEY, provider.value());
          }
          return new Result.Reopened();
        });
  }
}
