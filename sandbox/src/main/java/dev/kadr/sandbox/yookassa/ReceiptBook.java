package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The receipts that were sent on their own; the tax office registers each within a second. */
final class ReceiptBook {
  private static final int MOST_KEPT = 200_000;
  private static final List<String> SAID =
      List.of(
          "type", "payment_id", "refund_id", "items", "settlements", "internet", "tax_system_code");

  private final Clock clock;
  private final Identifiers ids = new Identifiers();
  private final List<Listing.Row> rows = new ArrayList<>();

  ReceiptBook(Clock clock) {
    this.clock = clock;
  }

  synchronized ObjectNode add(ObjectNode order) {
    if (rows.size() >= MOST_KEPT) {
      throw new IllegalStateException("the sandbox keeps " + MOST_KEPT + " receipts; reset it");
    }
    var now = clock.instant();
    var receipt = Json.object().put("id", ids.receipt()).put("status", "pending");
    for (var name : SAID) {
      if (order.has(name)) {
        receipt.set(name, order.get(name).deepCopy());
      }
    }
    rows.add(new Listing.Row(receipt.path("id").asText(), now, () -> registered(receipt, rows)));
    return receipt;
  }

  private static ObjectNode registered(ObjectNode receipt, List<Listing.Row> all) {
    var later = receipt.deepCopy().put("status", "succeeded");
    return later
        .put("fiscal_document_number", Integer.toString(3_000 + all.size()))
        .put("fiscal_storage_number", "9288000100115785")
        .put("fiscal_attribute", "2617603921")
        .put("fiscal_provider_id", "fd9e9404-eaca-4000-8ec9-dc228ead2345");
  }

  synchronized Optional<ObjectNode> find(String id) {
    return rows.stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .map(row -> row.view().get());
  }

  synchronized List<Listing.Row> rows() {
    return List.copyOf(rows);
  }

  ArrayNode all() {
    var all = Json.MAPPER.createArrayNode();
    rows().forEach(row -> all.add(row.view().get()));
    return all;
  }

  synchronized void clear() {
    rows.clear();
  }
}
