package dev.kadr.adapter.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.generation.ImageGenerator.Report;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells apart what the provider answered to how far a job is. */
final class JobAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(JobAnswer.class);
  private static final Set<String> WORKING =
      Set.of("starting", "processing", "pending", "queued", "in_progress");
  private static final Set<String> FAILED =
      Set.of("error", "failed", "cancelled", "canceled", "rejected");
  private static final int MAX_RESULTS = 20;
  private static final int MAX_UNKNOWN_STATUSES = 16;

  private final Set<String> saidOnce = ConcurrentHashMap.newKeySet();

  Report read(ProviderJobId asked, GenApiWire.Exchange.Answered answer) {
    return switch (answer.status()) {
      case 200 -> read(asked, answer.document());
      // their documents say 400 for a job they do not know, their server also says 404
      case 400, 404 -> new Report.NotFound();
      default -> new Report.Unavailable("HTTP " + answer.status());
    };
  }

  private Report read(ProviderJobId asked, JsonNode document) {
    var named = ProviderJson.jobId(document);
    if (named.isPresent() && !named.get().equals(asked)) {
      return new Report.Unavailable("the answer is about another job");
    }
    if (!document.path("status").isTextual()) {
      return new Report.Unavailable("an answer without a status");
    }
    var status = document.path("status").textValue().strip().toLowerCase(Locale.ROOT);
    if (status.equals("success")) {
      return new Report.Succeeded(results(document), ProviderJson.amount(document.path("cost")));
    }
    if (FAILED.contains(status)) {
      return failed(document);
    }
    if (!WORKING.contains(status)) {
      sayOnce(status);
    }
    return new Report.Working(ProviderJson.percent(document.path("progress")));
  }

  private static Report failed(JsonNode document) {
    var words = Wording.of(document);
    return new Report.Failed(
        Wording.hint(words).orElse(FailureClass.PROVIDER_ERROR),
        ProviderJson.amount(document.path("cost")),
        Wording.brief(words));
  }

  /** A status that nobody has written about is not the end: the deadline is. */
  private void sayOnce(String status) {
    if (saidOnce.size() < MAX_UNKNOWN_STATUSES && saidOnce.add(status)) {
      LOG.warn("the provider uses a status that is not known: {}", Wording.brief(status));
    }
  }

  private static List<URI> results(JsonNode document) {
    for (var member : List.of("result", "full_response", "output", "response")) {
      var found = new LinkedHashSet<URI>();
      collect(document.path(member), found, 0);
      if (!found.isEmpty()) {
        return new ArrayList<>(found);
      }
    }
    return List.of();
  }

  /** Takes a text, a list, PHP's map from "0" on, and objects that carry a {@code url}. */
  private static void collect(JsonNode node, SequencedSet<URI> found, int depth) {
    if (found.size() >= MAX_RESULTS || depth > 4) {
      return;
    }
    if (node.isTextual()) {
      addLink(node.textValue().strip(), found);
    } else if (node.isObject() && node.path("url").isTextual()) {
      addLink(node.path("url").textValue().strip(), found);
    } else if (node.isObject() && node.path("image_url").isTextual()) {
      addLink(node.path("image_url").textValue().strip(), found);
    } else {
      node.forEach(child -> collect(child, found, depth + 1));
    }
  }

  private static void addLink(String text, SequencedSet<URI> found) {
    var scheme = text.toLowerCase(Locale.ROOT);
    if (text.length() > 4_096 || !(scheme.startsWith("https://") || scheme.startsWith("http://"))) {
      return;
    }
    try {
      found.add(new URI(text));
    } catch (URISyntaxException noLink) {
      LOG.debug("a result that is no link is left out", noLink);
    }
  }
}
