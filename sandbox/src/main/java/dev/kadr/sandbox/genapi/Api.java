package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** GenAPI's own HTTP interface: the account, creating, asking. */
final class Api {
  private static final Pattern REQUEST_ID = Pattern.compile("/([0-9]{1,16})");

  private final GenApiSettings settings;
  private final Clock clock;
  private final Knobs knobs;
  private final Jobs jobs;
  private final Purse purse;
  private final Studio studio;
  private final Captures captures;
  private final Tally tally;

  Api(
      GenApiSettings settings,
      Clock clock,
      Knobs knobs,
      Studio.State state,
      Studio studio,
      Notes notes) {
    this.settings = settings;
    this.clock = clock;
    this.knobs = knobs;
    this.jobs = state.jobs();
    this.purse = state.purse();
    this.studio = studio;
    this.captures = notes.captures();
    this.tally = notes.tally();
  }

  /** What is written down for whoever asks later. */
  record Notes(Captures captures, Tally tally) {}

  Reply user(HttpServletRequest request) {
    return refused(request, "GET", Knobs.Door.USER)
        .orElseGet(
            () ->
                Reply.json(
                    200,
                    Json.object()
                        .put("name", "Ivan Petrov")
                        .put("email", "ops@example.test")
                        .putNull("phone_number")
                        .put("balance", purse.balance())
                        .put("email_verified_at", "2025-09-21T12:19:51.000000Z")
                        .put("created_at", "2025-09-21T12:19:51.000000Z")));
  }

  Reply status(HttpServletRequest request) {
    return refused(request, "GET", Knobs.Door.STATUS)
        .orElseGet(
            () ->
                id(request)
                    .flatMap(jobs::find)
                    .map(job -> Reply.json(200, Wire.status(job, clock.instant())))
                    .orElseGet(Refusals::unknownRequest));
  }

  private static Optional<Long> id(HttpServletRequest request) {
    var matcher = REQUEST_ID.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }

  Reply unknown(HttpServletRequest request) {
    return Refusals.unknownRoute(request.getRequestURI().substring(1));
  }

  /** Everything before the question itself: the method, the key, an ordered failure. */
  private Optional<Reply.Now> refused(HttpServletRequest request, String method, Knobs.Door door) {
    if (!request.getMethod().equals(method)) {
      var path = request.getRequestURI().substring(1);
      return Optional.of(Refusals.wrongMethod(request.getMethod(), path, method));
    }
    if (!authorized(request)) {
      return Optional.of(Refusals.unauthenticated());
    }
    return knobs.takeFailure(door).map(Api::refusal);
  }

  private boolean authorized(HttpServletRequest request) {
    return ("Bearer " + settings.apiKey()).equals(request.getHeader("Authorization"));
  }

  static Reply.Now refusal(Knobs.Failure failure) {
    return switch (failure) {
      case Knobs.Failure.Status status -> Refusals.ordered(status.status());
      case Knobs.Failure.Kind kind -> Refusals.badGateway();
    };
  }

  Reply create(HttpServletRequest request) throws IOException {
    var capture = captures.create(request);
    var reply = decide(request, capture);
    captures.amend(
        capture,
        node -> {
          switch (reply) {
            case Reply.Now now -> node.put("status", now.status());
            case Reply.Later later -> node.put("status", "later");
            case Reply.Never never -> node.put("status", "never");
          }
        });
    return reply;
  }

  private Reply decide(HttpServletRequest request, ObjectNode capture) throws IOException {
    if (!request.getMethod().equals("POST")) {
      var path = request.getRequestURI().substring(1);
      return Refusals.wrongMethod(request.getMethod(), path, "POST");
    }
    if (!authorized(request)) {
      return Refusals.unauthenticated();
    }
    var network =
        Optional.ofNullable(request.getPathInfo())
            .flatMap(path -> Network.named(path.substring(1)));
    if (network.isEmpty()) {
      return Refusals.unknownNetwork();
    }
    return switch (Form.read(request)) {
      case Form.Reading.TooLarge tooLarge -> Refusals.tooLarge();
      case Form.Reading.Complete complete -> {
        captures.parts(capture, complete.form());
        yield order(network.get(), complete.form(), capture);
      }
    };
  }

  private Reply order(Network network, Form form, ObjectNode capture) {
    var ordered = knobs.takeFailure(Knobs.Door.CREATE);
    if (ordered.isPresent() && ordered.get() instanceof Knobs.Failure.Status status) {
      return Refusals.ordered(status.status());
    }
    var faults = network.faults(form);
    if (!faults.isEmpty()) {
      return Refusals.invalid(faults);
    }
    var order = network.order(form);
    var script = script(order, ordered);
    var refusal = script.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (purse.balance().compareTo(settings.cost(order)) < 0) {
      return Refusals.noMoney();
    }
    return accept(order, network.photos(form), script, capture);
  }

  private static Script script(Order order, Optional<Knobs.Failure> ordered) {
    var script = Script.in(order.prompt());
    return ordered.isPresent() && ordered.get() instanceof Knobs.Failure.Kind kind
        ? script.and(kind.sentinel())
        : script;
  }

  private Reply accept(Order order, List<Upload> photos, Script script, ObjectNode capture) {
    var accepted = studio.accept(order, photos, script);
    if (accepted.isEmpty()) {
      return Refusals.tooMany(429);
    }
    var commission = accepted.get();
    tally.count(order);
    captures.amend(capture, node -> node.put("request_id", Long.toString(commission.job().id())));
    if (script.has(Sentinel.TIMEOUT_CREATE)) {
      return new Reply.Never();
    }
    if (script.has(Sentinel.ERROR_CREATE)) {
      return Refusals.unexpected(500);
    }
    return answer(order, script, commission);
  }

  private Reply answer(Order order, Script script, Studio.Commission commission) {
    CompletableFuture<Reply.Now> answer;
    if (order.sync()) {
      answer = commission.finished().thenApply(job -> Reply.json(200, Wire.callback(job)));
    } else if (script.has(Sentinel.EARLY_CALLBACK)) {
      answer = commission.told().thenApply(told -> Reply.json(200, Wire.created(commission.job())));
    } else {
      return Reply.json(200, Wire.created(commission.job()));
    }
    return new Reply.Later(answer);
  }
}
