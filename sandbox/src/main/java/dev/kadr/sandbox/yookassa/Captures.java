package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was asked lately and what was answered; never who asked, for that is the secret key. */
final class Captures {
  private static final int MOST_KEPT = 1_000;

  private final Deque<ObjectNode> kept = new ArrayDeque<>();
  private final Clock clock;

  Captures(Clock clock) {
    this.clock = clock;
  }

  synchronized void note(Call call, Outcome outcome) {
    var note = Json.object().put("at", View.time(clock.instant()));
    note.put("method", call.method()).put("path", call.path());
    var query = note.putObject("query");
    call.query().forEach(query::put);
    note.put("idempotence_key", call.headers().key()).put("request", call.body());
    note.put("status", outcome.reply().status()).put("response", outcome.reply().body());
    note.put("manner", outcome.manner().getClass().getSimpleName());
    kept.add(note);
    if (kept.size() > MOST_KEPT) {
      kept.remove();
    }
  }

  synchronized ArrayNode report() {
    var report = Json.MAPPER.createArrayNode();
    kept.forEach(report::add);
    return report.deepCopy();
  }

  synchronized void clear() {
    kept.clear();
  }
}
