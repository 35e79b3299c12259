package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A job as the archive keeps it. */
final class JobDocument {
  private JobDocument() {}

  static ObjectNode of(Job job) {
    var json = Json.object().put("id", job.id()).put("accepted_at", job.acceptedAt().toString());
    json.set("order", order(job.order()));
    var script = json.putObject("script");
    var sentinels = script.putArray("sentinels");
    job.script().sentinels().forEach(one -> sentinels.add(one.word()));
    job.script().slow().ifPresent(slow -> script.put("slow_millis", slow.toMillis()));
    json.set("state", state(job.state()));
    return json;
  }

  private static ObjectNode order(Order order) {
    var json =
        Json.object()
            .put("network", order.network().id())
            .put("model", order.model())
            .put("prompt", order.prompt())
            .put("width", order.size().width())
            .put("height", order.size().height())
            .put("count", order.count())
            .put("format", order.format().name())
            .put("sync", order.sync());
    order.callbackUrl().ifPresent(url -> json.put("callback_url", url));
    return json;
  }

  private static ObjectNode state(Job.State state) {
    return switch (state) {
      case Job.State.Working working ->
          Json.object().put("kind", "working").put("due", working.due().toString());
      case Job.State.Held held -> Json.object().put("kind", "held");
      case Job.State.Succeeded succeeded -> {
        var json = Json.object().put("kind", "succeeded").put("at", succeeded.at().toString());
        succeeded.urls().forEach(json.putArray("urls")::add);
        yield json.put("cost", succeeded.cost().toPlainString());
      }
      case Job.State.Failed failed ->
          Json.object()
              .put("kind", "failed")
              .put("at", failed.at().toString())
              .put("text", failed.text());
    };
  }

  /** Empty for a network that this version does not know any more. */
  static Optional<Job> read(JsonNode json) {
    return Network.named(json.path("order").path("network").asText())
        .map(
            network ->
                new Job(
                    json.path("id").asLong(),
                    readOrder(network, json.path("order")),
                    readScript(json.path("script")),
                    Instant.parse(json.path("accepted_at").asText()),
                    readState(json.path("state"))));
  }

  private static Order readOrder(Network network, JsonNode json) {
    return new Order(
        network,
        json.path("model").asText(),
        json.path("prompt").asText(),
        new Size(json.path("width").asInt(), json.path("height").asInt()),
        json.path("count").asInt(),
        Order.Format.valueOf(json.path("format").asText()),
        Optional.ofNullable(json.path("callback_url").asText(null)),
        json.path("sync").asBoolean());
  }

  private static Script readScript(JsonNode json) {
    var sentinels = new HashSet<Sentinel>();
    json.path("sentinels").forEach(word -> Sentinel.named(word.asText()).ifPresent(sentinels::add));
    var slow =
        json.has("slow_millis")
            ? Optional.of(Duration.ofMillis(json.path("slow_millis").asLong()))
            : Optional.<Duration>empty();
    return new Script(sentinels, slow);
  }

  private static Job.State readState(JsonNode json) {
    return switch (json.path("kind").asText()) {
      case "working" -> new Job.State.Working(Instant.parse(json.path("due").asText()));
      case "succeeded" ->
          new Job.State.Succeeded(
              Instant.parse(json.path("at").asText()),
              urls(json.path("urls")),
              new BigDecimal(json.path("cost").asText()));
      case "failed" ->
          new Job.State.Failed(Instant.parse(json.path("at").asText()), json.path("text").asText());
      default -> new Job.State.Held();
    };
  }

  private static List<String> urls(JsonNode json) {
    return json.valueStream().map(JsonNode::asText).toList();
  }
}
