package dev.kadr.usecases.accounts;

import dev.kadr.domain.catalogue.Seller;
import java.util.List;

/** Shows who sells, and whom the photos go to. */
public final class ShowSeller {
  private final Seller seller;
  private final List<String> partners;

  ShowSeller(Seller seller, List<String> partners) {
    this.seller = seller;
    this.partners = List.copyOf(partners);
  }

  /**
   * The seller.
   *
   * @param partners who makes the pictures of what is for sale, by name
   */
  public record Result(Seller seller, List<String> partners) {
    public Result {
      partners = List.copyOf(partners);
    }
  }

  public Result show() {
    return new Result(seller, partners);
  }
}
