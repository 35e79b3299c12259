package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.StandIn;
import jakarta.servlet.http.HttpServlet;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * GenAPI's stand-in: the account, networks, requests and files on the provider's paths, and a job
 * board at {@code /jobs}.
 *
 * <p>Orders of {@code POST /control}, each an {@code action} with its arguments:
 *
 * <ul>
 *   <li>{@code reset}: as freshly started, but request ids go on;
 *   <li>{@code balance {value}}: rubles on the operator's account;
 *   <li>{@code latency {millis}}: every answer of the API comes that late;
 *   <li>{@code delay {millis}}: how long a picture takes, for orders from now on;
 *   <li>{@code fail-next {status | kind, times, at}}: the next calls at {@code create} (or {@code
 *       user}, {@code status}, {@code file}) fail; {@code kind} is a sentinel's word;
 *   <li>{@code requests}: the latest create calls and callbacks; {@code jobs}; {@code state};
 *   <li>{@code complete {request_id}}, {@code fail {request_id, text}}, {@code hold {on}};
 *   <li>{@code callbacks {mode}}: {@code on}, {@code lost}, {@code late {millis}}, {@code duplicate
 *       {times}}, {@code out-of-order};
 *   <li>{@code count {callback | prompt}}: jobs created with this text in their callback address or
 *       prompt; without arguments, all of them and which callback address came more than once;
 *   <li>{@code plain {on}}: flat pictures that cost no time, for load.
 * </ul>
 */
public final class GenApiStandIn implements StandIn {
  private final Knobs knobs;
  private final Tally tally = new Tally();
  private final Studio studio;
  private final Controls controls;
  private final Map<String, HttpServlet> servlets;

  public GenApiStandIn(GenApiSettings settings) {
    this(settings, Clock.systemUTC());
  }

  /** With a clock of the caller's, for what expires and how far a job is. */
  public GenApiStandIn(GenApiSettings settings, Clock clock) {
    knobs = new Knobs(settings.delay());
    var state =
        new Studio.State(
            new Jobs(clock),
            new Purse(settings.startingBalance()),
            new Shelf(clock, settings.fileTtl()));
    var captures = new Captures(clock, settings.apiKey());
    var notes = new Api.Notes(captures, tally);
    var thumbnails = new Thumbnails();
    var callbacks = new Callbacks(settings.callbackRetries(), knobs, captures);
    studio = new Studio(settings, clock, knobs, state, thumbnails, callbacks);
    controls =
        new Controls(
            settings, clock, knobs, state, studio, new Controls.Records(thumbnails, notes));
    var api = new Api(settings, clock, knobs, state, studio, notes);
    var board = new Board(controls, thumbnails);
    servlets =
        Map.of(
            "/api/v1/user", new Endpoint(api::user, knobs::latency),
            "/api/v1/networks/*", new Endpoint(api::create, knobs::latency),
            "/api/v1/request/get/*", new Endpoint(api::status, knobs::latency),
            "/api/v1/*", new Endpoint(api::unknown, knobs::latency),
            "/files/*", new Files(state.shelf(), knobs),
            "/jobs/*", new Endpoint(board::answer, () -> Duration.ZERO));
  }

  @Override
  public String name() {
    return "genapi";
  }

  @Override
  public Map<String, HttpServlet> servlets() {
    return servlets;
  }

  @Override
  public JsonNode control(String action, ObjectNode arguments) {
    return controls.obey(action, arguments);
  }

  /** Forgets everything but which request ids were given out. */
  public void reset() {
    controls.reset();
  }

  /** How long a picture takes, for orders from now on. */
  public void delay(Duration delay) {
    knobs.delay(delay);
  }

  /** While on, jobs wait for {@link #complete} or {@link #fail}. */
  public void hold(boolean on) {
    controls.hold(on);
  }

  /** Ends an unfinished job well, whatever its prompt had asked for. */
  public void complete(long requestId) {
    controls.complete(requestId);
  }

  /** Ends an unfinished job badly. */
  public void fail(long requestId, String text) {
    controls.fail(requestId, text);
  }

  /** How many jobs were ever created since the start or the last reset. */
  public int jobsCreated() {
    return tally.total();
  }

  /** How many of them have this text, such as a job id of ours, in their callback address. */
  public int jobsCreatedFor(String partOfCallbackUrl) {
    return tally.calledBackAt(partOfCallbackUrl);
  }

  @Override
  public void close() {
    studio.close();
  }
}
