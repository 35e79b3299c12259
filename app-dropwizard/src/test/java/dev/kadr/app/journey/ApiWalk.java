package dev.kadr.app.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Calls everything that a server says it serves, with what is nearly right and with what is meant
 * to hurt, and notes each answer that blames the server.
 */
final class ApiWalk implements AutoCloseable {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final Set<String> LAST_CALLS = Set.of("POST /api/auth/logout", "DELETE /api/me");
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final URI base;
  private final List<String> tokens;
  private final Map<String, String> secrets;
  private final Random random;
  private final Mischief mischief;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * A walk.
   *
   * @param tokens of people who are signed in, two at least
   * @param secrets headers that webhooks are known by
   */
  ApiWalk(URI base, List<String> tokens, Map<String, String> secrets, long seed) {
    this.base = base;
    this.tokens = List.copyOf(tokens);
    this.secrets = Map.copyOf(secrets);
    this.random = new Random(seed);
    this.mischief = new Mischief(random);
  }

  /** One operation of the description. */
  record Operation(String path, String method, JsonNode described) {
    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }

  /** What was called, and what the server is to blame for. */
  record Outcome(int calls, int answeredWell, List<String> faults) {}

  List<Operation> operations() throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(base.resolve("/openapi.json")).build(), BodyHandlers.ofString());
    var operations = new ArrayList<Operation>();
    for (var path : new ObjectMapper().readTree(answer.body()).path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(new Operation(path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    return operations;
  }

  Outcome walk(int callsOfEach) throws IOException, InterruptedException {
    var calls = 0;
    var well = 0;
    var faults = new ArrayList<String>();
    for (var operation : operations()) {
      for (var call = 0; call < callsOfEach; call++) {
        var request = request(operation);
        var status = status(request);
        calls++;
        well += status < 400 ? 1 : 0;
        if (status >= 500) {
          faults.add(status + " of " + operation + " as " + request.uri());
        }
      }
    }
    return new Outcome(calls, well, faults);
  }

  /** What is no HTTP ends its connection; the next call has to call again. */
  private int status(HttpRequest request) throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException hungUp) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private HttpRequest request(Operation operation) {
    var request = HttpRequest.newBuilder(base.resolve(address(operation))).timeout(LONGEST);
    // everybody has an address of their own: limits are not what is looked for
    request.header("X-Forwarded-For", "10.%d.%d.%d".formatted(octet(), octet(), octet()));
    if (random.nextInt(8) > 0) {
      request.header("Authorization", "Bearer " + token(operation));
    }
    if (random.nextInt(4) > 0) {
      request.header("Idempotency-Key", "walk-" + random.nextInt(40));
    }
    if (random.nextInt(4) > 0) {
      secrets.forEach(request::header);
    }
    var body = mischief.body(operation.described().path("requestBody").path("content"));
    body.type().ifPresent(type -> request.header("Content-Type", type));
    return request.method(operation.method().toUpperCase(Locale.ROOT), body.publisher()).build();
  }

  /** The last one is for what ends whoever calls it: the others have to go on. */
  private String token(Operation operation) {
    return LAST_CALLS.contains(operation.toString())
        ? tokens.getLast()
        : tokens.get(random.nextInt(tokens.size() - 1));
  }

  private int octet() {
    return random.nextInt(256);
  }

  private String address(Operation operation) {
    var address = new StringBuilder(operation.path());
    while (address.indexOf("{") >= 0) {
      address.replace(address.indexOf("{"), address.indexOf("}") + 1, mischief.word());
    }
    var separator = '?';
    for (var parameter : operation.described().path("parameters")) {
      if (parameter.path("in").asText().equals("query") && random.nextInt(3) > 0) {
        var name = parameter.path("name").asText();
        address.append(separator).append(name).append('=').append(mischief.word());
        separator = '&';
      }
    }
    return address.toString();
  }

  @Override
  public void close() {
    http.close();
  }
}
