package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.StandIn;
import dev.kadr.sandbox.archive.Archive;
import dev.kadr.sandbox.mischief.Delivery;
import dev.kadr.sandbox.mischief.Panel;
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
 *   <li>{@code mischief {seed, latency_millis, jitter_millis, applies_to, rate_…, callback_…}}:
 *       what goes wrong by chance; rates are 0 (never) to 1 (always);
 *   <li>{@code calm}: no mischief any more, everything else stays;
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
  private final Delivery delivery = new Delivery();
  private final Tally tally = new Tally();
  private final Studio studio;
  private final Controls controls;
  private final Map<String, HttpServlet> servlets;

  /**
   * A stand-in of the provider with one account.
   *
   * @param clock for what expires and how far a job is
   * @param archive where finished jobs, their files and the balance outlive the process
   */
  public GenApiStandIn(GenApiSettings settings, Clock clock, Archive archive) {
    knobs = new Knobs(settings.delay());
    var state =
        new Studio.State(
            new Jobs(clock, archive),
            new Purse(settings.startingBalance(), archive),
            new Shelf(clock, settings.fileTtl(), archive));
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
            "/api/v1/user", endpoint(api::user, Knobs.Door.USER),
            "/api/v1/networks/*", endpoint(api::create, Knobs.Door.CREATE),
            "/api/v1/request/get/*", endpoint(api::status, Knobs.Door.STATUS),
            "/api/v1/*", endpoint(api::unknown, Knobs.Door.USER),
            "/files/*", new Files(state.shelf(), knobs, delivery),
            "/jobs/*", new Endpoint(board::answer, Knobs.Travel::plain, delivery));
  }

  private Endpoint endpoint(Endpoint.Handler handler, Knobs.Door door) {
    return new Endpoint(handler, () -> knobs.travel(door), delivery);
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

  @Override
  public Panel panel() {
    return MischiefPanel.of(knobs, controls.obey("state", Json.object()));
  }

  /** Turns dials of the mischief by their names in {@code POST /control}, such as rate_429. */
  public void mischief(ObjectNode dials) {
    knobs.mischief().turn(dials);
  }

  /** Ends all mischief and leaves everything else as it is. */
  public void calm() {
    knobs.calm();
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
    delivery.close();
    studio.close();
  }
}
