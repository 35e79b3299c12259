package dev.kadr.adapter.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A stand-in of the Bot API: remembers every call and answers as Telegram does, or as a test says.
 */
final class BotApiStub implements AutoCloseable {
  static final String TOKEN = "7000000001:TEST_secret-part_of-the-token";
  private static final String PREFIX = "/bot" + TOKEN + "/";
  private static final String FILES = "/file/bot" + TOKEN + "/";

  private final HttpServer server;
  private final List<Form> calls = new ArrayList<>();
  private final Map<String, Deque<Reply>> scripted = new ConcurrentHashMap<>();
  private final Map<String, String> usual = new ConcurrentHashMap<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<Hold> holds = new CopyOnWriteArrayList<>();
  private final TreeMap<Long, String> updates = new TreeMap<>();
  private int lastMessage = 100;
  private boolean open = true;

  /** What a call is answered. */
  sealed interface Reply {
    record Status(int code, String body) implements Reply {}

    /** The request is read, and the connection goes without a word. */
    record HangUp() implements Reply {}
  }

  BotApiStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  static Reply refusal(int code, String description) {
    return new Reply.Status(
        code,
        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"}".formatted(code, description));
  }

  static Reply tooMany(int seconds) {
    return new Reply.Status(
        429,
        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after %d\",\"parameters\":{\"retry_after\":%d}}"
            .formatted(seconds, seconds));
  }

  /** What a media group becomes: messages from 1 on. */
  static Reply album(String chat, int count) {
    var messages =
        IntStream.rangeClosed(1, count)
            .mapToObj(id -> message(chat, Integer.toString(id)))
            .toList();
    return new Reply.Status(200, "{\"ok\":true,\"result\":" + messages + "}");
  }

  /** An answer with one message. */
  static String sent(String chat, int id) {
    return "{\"ok\":true,\"result\":" + message(chat, Integer.toString(id)) + "}";
  }

  static Reply badGateway() {
    return new Reply.Status(502, "<html><body>502 Bad Gateway</body></html>");
  }

  /** What the next call of a method is answered, after those that were said before. */
  void next(String method, Reply reply) {
    scripted.computeIfAbsent(method.toLowerCase(Locale.ROOT), any -> new ArrayDeque<>()).add(reply);
  }

  /** What every call of a method is answered from now on, unless something else was said. */
  void always(String method, String result) {
    usual.put(method.toLowerCase(Locale.ROOT), result);
  }

  /** A file that somebody sent. */
  void hold(String fileId, byte[] bytes) {
    files.put(fileId, bytes);
  }

  /** An update for whoever polls. */
  synchronized void put(long id, String update) {
    updates.put(id, update);
    notifyAll();
  }

  synchronized List<Form> calls() {
    return List.copyOf(calls);
  }

  synchronized void forgetCalls() {
    calls.clear();
  }

  List<Form> calls(String method) {
    return calls().stream()
        .filter(call -> call.method().equals(method.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** What came into a chat, in order: new messages, no edits, and not that somebody is typing. */
  List<Form> sentTo(String chat) {
    return calls().stream()
        .filter(call -> call.method().startsWith("send") && call.chat().equals(chat))
        .filter(call -> !call.method().equals("sendchataction"))
        .toList();
  }

  /** Lets nobody see an answer to this method in this chat until it is closed. */
  Hold holdUp(String method, String chat) {
    var hold = new Hold(method.toLowerCase(Locale.ROOT), chat);
    holds.add(hold);
    return hold;
  }

  /** Answers that wait. */
  static final class Hold implements AutoCloseable {
    private final String method;
    private final String chat;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Hold(String method, String chat) {
      this.method = method;
      this.chat = chat;
    }

    boolean reached() {
      return reached.getCount() == 0;
    }

    private void pass(Form call) {
      if (!call.method().equals(method) || !call.chat().equals(chat)) {
        return;
      }
      reached.countDown();
      try {
        if (!released.await(1, TimeUnit.MINUTES)) {
          throw new AssertionError("held up for ever");
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      released.countDown();
    }
  }

  synchronized int lastMessage() {
    return lastMessage;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var body = exchange.getRequestBody().readAllBytes();
    if (path.startsWith(FILES)) {
      file(exchange, path.substring(FILES.length()));
    } else if (path.startsWith(PREFIX)) {
      var type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"));
      var method = path.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
      send(exchange, reply(record(Form.of(method, type.orElse(""), body))));
    } else {
      send(exchange, refusal(401, "Unauthorized"));
    }
  }

  private synchronized Form record(Form call) {
    calls.add(call);
    notifyAll();
    return call;
  }

  private void file(HttpExchange exchange, String name) throws IOException {
    record(new Form("file", Map.of("name", name), Map.of()));
    var said = Optional.ofNullable(scripted.get("file")).map(Deque::poll);
    if (said.isPresent()) {
      send(exchange, said.get());
      return;
    }
    var bytes = files.get(name);
    if (bytes == null) {
      send(exchange, refusal(404, "Not Found"));
      return;
    }
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private Reply reply(Form call) {
    holds.forEach(hold -> hold.pass(call));
    var said = Optional.ofNullable(scripted.get(call.method())).map(Deque::poll);
    return said.orElseGet(
        () -> new Reply.Status(200, "{\"ok\":true,\"result\":" + result(call) + "}"));
  }

  private String result(Form call) {
    var said = usual.get(call.method());
    if (said != null) {
      return said;
    }
    return switch (call.method()) {
      case "getupdates" -> poll(Long.parseLong(call.value("offset")), limit(call));
      case "getfile" ->
          "{\"file_id\":\"%1$s\",\"file_unique_id\":\"u\",\"file_path\":\"%1$s\"}"
              .formatted(call.value("file_id"));
      case "sendmediagroup" -> album(call);
      case "sendmessage", "sendphoto", "senddocument", "sendvideo" -> message(call);
      case "editmessagetext", "editmessagereplymarkup" -> message(call);
      default -> "true";
    };
  }

  private String album(Form call) {
    var messages = new ArrayList<String>();
    Form.tree(call.value("media")).forEach(item -> messages.add(message(call)));
    return messages.toString();
  }

  private synchronized String message(Form call) {
    var id = call.values().containsKey("message_id") ? call.value("message_id") : ++lastMessage;
    return message(call.chat(), String.valueOf(id));
  }

  private static String message(String chat, String id) {
    return "{\"message_id\":%s,\"chat\":{\"id\":%s,\"type\":\"private\"},\"date\":1760000000,\"text\":\"x\"}"
        .formatted(id, chat);
  }

  private static int limit(Form call) {
    return call.value("limit").isEmpty() ? 100 : Integer.parseInt(call.value("limit"));
  }

  /** Held open until there is something, or for good. */
  private synchronized String poll(long offset, int limit) {
    updates.headMap(offset).clear();
    try {
      while (updates.isEmpty() && open) {
        wait();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return updates.values().stream().limit(limit).toList().toString();
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    switch (reply) {
      case Reply.HangUp gone -> exchange.close();
      case Reply.Status(int code, String body) -> {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        try (var out = exchange.getResponseBody()) {
          out.write(bytes);
        }
      }
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      open = false;
      notifyAll();
    }
    server.stop(0);
  }
}
