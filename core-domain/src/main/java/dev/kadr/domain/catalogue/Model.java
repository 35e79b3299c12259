package dev.kadr.domain.catalogue;

import java.util.List;
import java.util.Map;

/**
 * Something that makes pictures or videos for credits.
 *
 * @param title what buyers read on its button
 * @param makes what comes out, how many for one price, and for what price
 * @param takes what goes in
 */
public record Model(ModelId id, String title, Provision provision, Makes makes, Takes takes) {

  /**
   * Where it runs.
   *
   * @param network the provider's own name for it
   * @param fixed settings that every request carries and no buyer chooses, by the provider's names
   */
  public record Provision(ProviderId provider, String network, Map<String, String> fixed) {
    public Provision {
      fixed = Map.copyOf(fixed);
    }
  }

  /**
   * What one price buys.
   *
   * @param outputs how many come out of one job, 1 to 10
   * @param price credits for one job, 1 or more
   */
  public record Makes(OutputKind kind, int outputs, long price) {
    public Makes {
      if (outputs < 1 || outputs > 10) {
        throw new IllegalArgumentException("a job has 1 to 10 outputs, not " + outputs);
      }
      if (price < 1) {
        throw new IllegalArgumentException("a model costs at least one credit, not " + price);
      }
    }
  }

  /**
   * What a buyer may choose.
   *
   * @param sizes the first is the one that nobody chose; empty when the model has no sizes
   * @param maxPictures how many photos it can start from
   * @param maxPromptLength in characters
   */
  public record Takes(List<PictureSize> sizes, int maxPictures, int maxPromptLength) {
    public Takes {
      sizes = List.copyOf(sizes);
      if (maxPictures < 0 || maxPromptLength < 1) {
        throw new IllegalArgumentException("limits are not negative");
      }
    }
  }
}
