package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A job as the board and the control path show it: more than the provider's own answer says. */
final class JobView {
  private JobView() {}

  static ObjectNode of(Job job, Instant now, Thumbnails thumbnails) {
    var order = job.order();
    var view =
        Json.object()
            .put("request_id", Long.toString(job.id()))
            .put("network", order.network().id())
            .put("prompt", order.prompt())
            .put("size", order.size().width() + "×" + order.size().height())
            .put("n", order.count())
            .put("accepted_at", job.acceptedAt().toString())
            .put("progress", job.progress(now));
    order.callbackUrl().ifPresent(url -> view.put("callback_url", url));
    if (thumbnails.hasPhoto(job.id())) {
      view.put("photo", "/jobs/thumbs/photo-" + job.id());
    }
    switch (job.state()) {
      case Job.State.Working working ->
          view.put("state", "working").put("due_at", working.due().toString());
      case Job.State.Held held -> view.put("state", "held");
      case Job.State.Succeeded succeeded -> {
        view.put("state", "succeeded").put("cost", succeeded.cost());
        view.put("finished_at", succeeded.at().toString());
        succeeded.urls().forEach(view.putArray("result")::add);
        if (thumbnails.find(Long.toString(job.id())).isPresent()) {
          view.put("picture", "/jobs/thumbs/" + job.id());
        }
      }
      case Job.State.Failed failed ->
          view.put("state", "failed")
              .put("finished_at", failed.at().toString())
              .put("text", failed.text());
    }
    return view;
  }
}
