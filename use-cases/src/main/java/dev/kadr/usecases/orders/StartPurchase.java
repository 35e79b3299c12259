package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Touch;
import dev.kadr.domain.accounts.Utm;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.accounts.AccountNotes;
import dev.kadr.ports.accounts.Accounts;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sells a package through any window, with the marks by which the buyer first came to us. */
public final class StartPurchase {
  private final PlaceOrder orders;
  private final Accounts accounts;
  private final AccountNotes notes;

  public StartPurchase(PlaceOrder orders, Accounts accounts, AccountNotes notes) {
    this.orders = orders;
    this.accounts = accounts;
    this.notes = notes;
  }

  /** Who buys, through which window, and the key that makes it once. */
  public record Asking(AccountId account, PurchaseKey key, Channel channel) {}

  /**
   * Places the order, once per key.
   *
   * @param wanted the id of a package
   */
  public PlaceOrder.Result start(Asking asking, String wanted, Optional<Email> email) {
    var marks = marks(asking.account());
    return orders.place(
        new Buyer(asking.account(), asking.key(), asking.channel(), marks),
        new PackageId(wanted),
        email);
  }

  /** What was in the link to the site, and what was in the link to the bot. */
  private SortedMap<String, String> marks(AccountId account) {
    var marks = notes.utm(account).map(StartPurchase::byName).orElseGet(TreeMap::new);
    accounts
        .find(account)
        .flatMap(found -> found.particulars().firstTouch())
        .ifPresent(touch -> marks.put(name(touch.kind()), touch.code()));
    return marks;
  }

  private static String name(Touch.Kind kind) {
    return switch (kind) {
      case CAMPAIGN -> "campaign";
      case REFERRAL -> "referral";
    };
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
