package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Utm;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.accounts.AccountNotes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sells a package to somebody who came by the site, with the marks of their first visit. */
public final class StartPurchase {
  private final PlaceOrder orders;
  private final AccountNotes notes;

  public StartPurchase(PlaceOrder orders, AccountNotes notes) {
    this.orders = orders;
    this.notes = notes;
  }

  /**
   * Places the order, once per key.
   *
   * @param wanted the id of a package
   */
  public PlaceOrder.Result start(
      AccountId account, PurchaseKey key, String wanted, Optional<Email> email) {
    var marks = notes.utm(account).map(StartPurchase::byName).orElseGet(TreeMap::new);
    return orders.place(new Buyer(account, key, Channel.WEB, marks), new PackageId(wanted), email);
  }

  private static SortedMap<String, String> byName(Utm utm) {
    var marks = new TreeMap<String, String>();
    utm.source().ifPresent(mark -> marks.put("utm_source", mark));
    utm.medium().ifPresent(mark -> marks.put("utm_medium", mark));
    utm.campaign().ifPresent(mark -> marks.put("utm_campaign", mark));
    utm.term().ifPresent(mark -> marks.put("utm_term", mark));
    utm.content().ifPresent(mark -> marks.put("utm_content", mark));
    return marks;
  }
}
