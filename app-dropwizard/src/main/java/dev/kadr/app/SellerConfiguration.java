package dev.kadr.app;

import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.catalogue.Seller;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who sells, as config.yml describes it.
 *
 * @param documents addresses by {@code offer}, {@code terms}, {@code privacy}; an empty one is not
 *     published
 * @param partners what buyers read a model's provider is called
 */
record SellerConfiguration(
    String name,
    List<String> details,
    String contact,
    Map<String, String> documents,
    Map<String, String> partners) {

  Seller toDomain() {
    var published = new EnumMap<Seller.Document, String>(Seller.Document.class);
    documents.forEach(
        (document, address) -> {
          if (!address.isBlank()) {
            published.put(
                Seller.Document.valueOf(document.toUpperCase(Locale.ROOT)), webAddress(address));
          }
        });
    var named = new HashMap<ProviderId, String>();
    partners.forEach((id, called) -> named.put(new ProviderId(id), called));
    return new Seller(name, details, contact, published, named);
  }

  private static String webAddress(String address) {
    var scheme = URI.create(address).getScheme();
    if (!"https".equals(scheme) && !"http".equals(scheme)) {
      throw new Settings.Refused(
          "config.yml, seller.documents: \"" + address + "\" is no http(s) address");
    }
    return address;
  }
}
