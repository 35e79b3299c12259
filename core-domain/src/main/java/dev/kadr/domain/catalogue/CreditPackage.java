package dev.kadr.domain.catalogue;

import dev.kadr.domain.Money;
import java.util.List;

/**
 * Credits for money, as they are for sale now.
 *
 * @param gives what the money buys
 * @param showcase what buyers read about it
 */
public record CreditPackage(PackageId id, Money price, Gives gives, Showcase showcase) {

  /**
   * What comes for the money.
   *
   * @param credits 1 to 1,000,000
   * @param days how long a subscription it begins or prolongs; 0 for none
   */
  public record Gives(long credits, int days) {
    public Gives {
      if (credits < 1 || credits > 1_000_000) {
        throw new IllegalArgumentException("a package has 1 to 1,000,000 credits, not " + credits);
      }
      if (days < 0 || days > 366) {
        throw new IllegalArgumentException("a subscription is 0 to 366 days, not " + days);
      }
    }
  }

  /**
   * How it is shown.
   *
   * @param name stands on receipts too: 1 to 100 characters
   * @param features short lines, the most convincing first
   * @param popular whether it is the one to be pointed out
   * @param pictures how many pictures one photoshoot has
   */
  public record Showcase(
      String name, String description, List<String> features, boolean popular, int pictures) {
    public Showcase {
      features = List.copyOf(features);
      if (name.isBlank() || name.length() > 100) {
        throw new IllegalArgumentException("a package's name has 1 to 100 characters");
      }
      if (pictures < 1 || pictures > 100) {
        throw new IllegalArgumentException("a photoshoot has 1 to 100 pictures, not " + pictures);
      }
    }
  }

  public CreditPackage {
    if (price.minorUnits() < 1) {
      throw new IllegalArgumentException("package " + id.value() + " costs something");
    }
  }

  /**
   * How many photoshoots its credits make.
   *
   * @param model what makes them
   */
  public long photoshoots(Model model) {
    var usual = model.usual();
    var jobs = Math.ceilDiv(showcase.pictures(), model.outputs(usual));
    return gives.credits() / (jobs * model.cost(usual));
  }
}
