package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** A job in the provider's JSON: as answered on creation, when asked for, and when called back. */
final class Wire {
  private Wire() {}

  static ObjectNode created(Job job) {
    var body = Json.object();
    putId(body, "request_id", job);
    return body.put("model", job.order().model()).put("status", "starting");
  }

  static ObjectNode status(Job job, Instant now) {
    var body = Json.object();
    putId(body, "id", job);
    return switch (job.state()) {
      case Job.State.Succeeded succeeded when job.script().has(Sentinel.CONFLICT) ->
          failed(body, "Внутренняя ошибка");
      case Job.State.Succeeded succeeded -> succeeded(body, job, succeeded);
      case Job.State.Failed failed -> failed(body, failed.text());
      case Job.State.Working working -> unfinished(body, job, now);
      case Job.State.Held held -> unfinished(body, job, now);
    };
  }

  /** The record of a finished job as its callback carries it. */
  static ObjectNode callback(Job job) {
    var body = Json.object();
    putId(body, "request_id", job);
    return switch (job.state()) {
      case Job.State.Succeeded succeeded -> succeeded(body, job, succeeded);
      case Job.State.Failed failed -> failed(body, failed.text());
      case Job.State.Working working -> underWay(body);
      case Job.State.Held held -> underWay(body);
    };
  }

  /** Old news: what the callback of a job would have said before its end. */
  static ObjectNode outdated(Job job) {
    var body = Json.object();
    putId(body, "request_id", job);
    return underWay(body);
  }

  private static ObjectNode unfinished(ObjectNode body, Job job, Instant now) {
    if (job.starting(now)) {
      return body.put("status", "starting");
    }
    return body.put("status", "processing").put("progress", job.progress(now));
  }

  private static ObjectNode underWay(ObjectNode body) {
    return body.put("status", "processing").put("progress", 50);
  }

  private static ObjectNode failed(ObjectNode body, String text) {
    body.put("status", "error").putArray("result").add(text);
    return body;
  }

  private static ObjectNode succeeded(ObjectNode body, Job job, Job.State.Succeeded state) {
    body.put("status", "success").put("response_type", "image");
    body.put("cost", state.cost()).put("progress", 100);
    var urls = state.urls();
    if (job.script().has(Sentinel.MAP_RESULT)) {
      var result = body.putObject("result");
      for (int i = 0; i < urls.size(); i++) {
        result.put(Integer.toString(i), urls.get(i));
      }
      return body;
    }
    if (!job.script().has(Sentinel.FULL_ONLY)) {
      urls.forEach(body.putArray("result")::add);
    }
    if (!job.script().has(Sentinel.EMPTY_RESULT)) {
      putFull(body, urls);
    }
    return body;
  }

  private static void putFull(ObjectNode body, List<String> urls) {
    var full = body.putArray("full_response");
    urls.forEach(url -> full.addObject().put("url", url));
  }

  private static void putId(ObjectNode body, String field, Job job) {
    if (job.script().has(Sentinel.STRING_ID)) {
      body.put(field, Long.toString(job.id()));
    } else {
      body.put(field, job.id());
    }
  }
}
