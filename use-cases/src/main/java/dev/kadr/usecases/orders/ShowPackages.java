package dev.kadr.usecases.orders;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.CreditPackage;
import dev.kadr.ports.orders.PaymentGateway;
import java.util.List;

/** Shows what is for sale for money. */
public final class ShowPackages {
  private final Catalogue catalogue;
  private final PaymentGateway gateway;

  ShowPackages(Catalogue catalogue, PaymentGateway gateway) {
    this.catalogue = catalogue;
    this.gateway = gateway;
  }

  /**
   * What is for sale.
   *
   * @param open whether it can be bought now: the shop has its keys
   */
  public record Shelf(List<Item> items, boolean open) {
    public Shelf {
      items = List.copyOf(items);
    }
  }

  /**
   * A package.
   *
   * @param photoshoots how many its credits make with the first model
   */
  public record Item(CreditPackage sold, long photoshoots) {}

  public Shelf show() {
    return new Shelf(
        catalogue.packages().stream()
            .map(sold -> new Item(sold, sold.photoshoots(catalogue.first())))
            .toList(),
        gateway.availability() instanceof PaymentGateway.Availability.Ready);
  }
}
