package dev.kadr.domain.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who sells, as the law wants it said, and whom the seller works with.
 *
 * @param name the seller's full name
 * @param details further lines, such as the tax number and the address
 * @param contact where the seller answers, such as an e-mail address
 * @param documents addresses of what the seller published
 * @param partners what whoever makes the pictures is called, by its id
 */
public record Seller(
    String name,
    List<String> details,
    String contact,
    Map<Document, String> documents,
    Map<ProviderId, String> partners) {

  /** What a seller publishes. */
  public enum Document {
    OFFER,
    TERMS,
    PRIVACY
  }

  public Seller {
    details = List.copyOf(details);
    documents = Map.copyOf(documents);
    partners = Map.copyOf(partners);
  }

  /** A seller who told nothing about themselves. */
  public static Seller unnamed() {
    return new Seller("Kadr", List.of(), "", Map.of(), Map.of());
  }

  /** What a buyer reads a provider is called. */
  public String partner(ProviderId provider) {
    return Optional.ofNullable(partners.get(provider)).orElse(provider.value());
  }
}
