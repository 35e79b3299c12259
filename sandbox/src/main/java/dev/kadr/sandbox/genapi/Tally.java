package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many jobs were created, in all and for each prompt and callback address. */
final class Tally {
  private static final int MOST_KEYS = 50_000;
  private static final int LONGEST_KEY = 300;

  private final Map<String, Integer> byPrompt = new LinkedHashMap<>();
  private final Map<String, Integer> byCallback = new LinkedHashMap<>();
  private int total;
  private boolean truncated;

  synchronized void count(Order order) {
    total++;
    count(byPrompt, order.prompt());
    order.callbackUrl().ifPresent(url -> count(byCallback, url));
  }

  private void count(Map<String, Integer> counts, String text) {
    var key = text.length() > LONGEST_KEY ? text.substring(0, LONGEST_KEY) : text;
    if (counts.containsKey(key) || counts.size() < MOST_KEYS) {
      counts.merge(key, 1, Integer::sum);
    } else {
      truncated = true;
    }
  }

  synchronized int total() {
    return total;
  }

  /** Jobs whose callback address contains this text, such as our own job's id. */
  synchronized int calledBackAt(String part) {
    return sum(byCallback, part);
  }

  /** Jobs whose prompt contains this text. */
  synchronized int prompted(String part) {
    return sum(byPrompt, part);
  }

  private static int sum(Map<String, Integer> counts, String part) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().contains(part))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  synchronized ObjectNode report() {
    var report = Json.object().put("total", total).put("truncated", truncated);
    byPrompt.forEach(report.putObject("by_prompt")::put);
    byCallback.forEach(report.putObject("by_callback")::put);
    var repeated = report.putObject("repeated");
    byCallback.forEach(
        (url, times) -> {
          if (times > 1) {
            repeated.put(url, times);
          }
        });
    return report;
  }

  synchronized void clear() {
    byPrompt.clear();
    byCallback.clear();
    total = 0;
    truncated = false;
  }
}
