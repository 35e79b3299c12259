package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A list as YooKassa gives it: the newest first, filtered, a page at a time. */
final class Listing {
  static final Set<String> PAYMENT_STATUSES =
      Set.of("pending", "waiting_for_capture", "succeeded", "canceled");
  static final Set<String> STATUSES = Set.of("pending", "succeeded", "canceled");

  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");
  private static final int USUAL_LIMIT = 10;

  private Listing() {}

  /**
   * One thing that may be listed.
   *
   * @param view made only for what is looked at
   */
  record Row(String id, Instant createdAt, Supplier<ObjectNode> view) {}

  /** Which filters a list knows, besides the time of creation. */
  record Kind(Set<String> filters, Set<String> statuses) {}

  /** A page of the rows, which come oldest first. */
  static ObjectNode page(List<Row> rows, Kind kind, Map<String, String> query) {
    query.forEach((name, value) -> requireKnown(name, value, kind));
    requireStatus(query, kind);
    var limit = limit(query);
    var page = Json.object().put("type", "list");
    var items = page.putArray("items");
    for (int i = start(rows, query); i >= 0; i--) {
      var row = rows.get(i);
      if (!createdWithin(row, query)) {
        continue;
      }
      var view = row.view().get();
      if (!fits(view, query)) {
        continue;
      }
      if (items.size() == limit) {
        return page.put("next_cursor", row.id());
      }
      items.add(view);
    }
    return page;
  }

  private static void requireKnown(String name, String value, Kind kind) {
    var plain = name.replaceFirst("\\.(gte|gt|lte|lt)$", "");
    if (!plain.equals(name)) {
      time(name, value);
    }
    var known =
        plain.equals(name)
            ? Set.of("limit", "cursor", "status").contains(name) || kind.filters.contains(name)
            : plain.equals("created_at") || kind.filters.contains(plain);
    if (!known) {
      throw Refusal.parameter(name);
    }
  }

  private static void requireStatus(Map<String, String> query, Kind kind) {
    if (query.containsKey("status") && !kind.statuses.contains(query.get("status"))) {
      throw Refusal.parameter("status");
    }
  }

  private static int limit(Map<String, String> query) {
    var limit = query.getOrDefault("limit", Integer.toString(USUAL_LIMIT));
    if (!LIMIT.matcher(limit).matches()) {
      throw Refusal.parameter("limit");
    }
    return Integer.parseInt(limit);
  }

  /** A cursor names the first row of the page it leads to. */
  private static int start(List<Row> rows, Map<String, String> query) {
    var cursor = query.get("cursor");
    if (cursor == null) {
      return rows.size() - 1;
    }
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (rows.get(i).id.equals(cursor)) {
        return i;
      }
    }
    throw Refusal.parameter("cursor");
  }

  private static boolean createdWithin(Row row, Map<String, String> query) {
    return within("created_at", View.time(row.createdAt), query);
  }

  private static boolean fits(ObjectNode view, Map<String, String> query) {
    for (var filter : List.of("status", "payment_id", "refund_id")) {
      if (query.containsKey(filter) && !view.path(filter).asText("").equals(query.get(filter))) {
        return false;
      }
    }
    var method = query.get("payment_method");
    return (method == null || view.at("/payment_method/type").asText("").equals(method))
        && within("captured_at", view.path("captured_at").asText(""), query);
  }

  private static boolean within(String name, String value, Map<String, String> query) {
    return compares(value, query, name + ".gte", order -> order >= 0)
        && compares(value, query, name + ".gt", order -> order > 0)
        && compares(value, query, name + ".lte", order -> order <= 0)
        && compares(value, query, name + ".lt", order -> order < 0);
  }

  private static boolean compares(
      String value, Map<String, String> query, String name, IntPredicate order) {
    var bound = query.get(name);
    if (bound == null) {
      return true;
    }
    var at = time(name, bound);
    return !value.isEmpty() && order.test(Instant.parse(value).compareTo(at));
  }

  private static Instant time(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException notATime) {
      throw Refusal.parameter(name);
    }
  }
}
