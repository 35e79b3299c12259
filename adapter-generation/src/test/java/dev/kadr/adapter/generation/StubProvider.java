package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server on a bare socket, which can break off, drip and lie in every way that a real one can and
 * that a well-mannered HTTP server would not let it.
 */
final class StubProvider implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What arrived: the first line, the headers and the body, each byte one character. */
  record Request(String head, String body) {
    String line() {
      return head.substring(0, head.indexOf('\r'));
    }

    String text() {
      return new String(body.getBytes(ISO_8859_1), UTF_8);
    }
  }

  /** What is done with a connection once a request was read from it. */
  interface Behaviour {
    void answer(Request request, OutputStream out, Socket socket) throws IOException;
  }

  StubProvider() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    threads.execute(this::serve);
  }

  /** How requests to this path are answered; the path may carry a query. */
  StubProvider on(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
    return this;
  }

  URI url() {
    return URI.create("http://" + hostAndPort());
  }

  String hostAndPort() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  int port() {
    return server.getLocalPort();
  }

  List<Request> requests() {
    return requests;
  }

  Request onlyRequest() {
    if (requests.size() != 1) {
      throw new AssertionError("not one request but " + requests.size());
    }
    return requests.getFirst();
  }

  static Behaviour json(int status, String body, String... headers) {
    return bytes(status, "application/json", body.getBytes(UTF_8), headers);
  }

  static Behaviour bytes(int status, String type, byte[] body, String... headers) {
    return (request, out, socket) -> {
      out.write(head(status, type, body.length, headers));
      out.write(body);
      out.flush();
    };
  }

  static byte[] head(int status, String type, long length, String... headers) {
    var more = String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n");
    return "HTTP/1.1 %d Whatever\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
        .formatted(status, type, length, more)
        .getBytes(ISO_8859_1);
  }

  /** Takes everything and never says a word. */
  Behaviour hang() {
    return (request, out, socket) -> awaitClose();
  }

  /** Says the body one byte at a time, never ending. */
  Behaviour drip(int status, long length) {
    return (request, out, socket) -> {
      out.write(head(status, "application/json", length));
      while (!socket.isClosed() && closed.getCount() > 0) {
        out.write(' ');
        out.flush();
        pauseBriefly();
      }
    };
  }

  /** Takes everything and slams the door. */
  static Behaviour reset() {
    return (request, out, socket) -> {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      socket.close();
    };
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        open.add(socket);
        threads.execute(() -> talk(socket));
      } catch (IOException over) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      var in = socket.getInputStream();
      for (var request = read(in); request != null; request = read(in)) {
        requests.add(request);
        var target = request.line().split(" ", -1)[1];
        var behaviour = behaviours.getOrDefault(target, json(404, "{\"error\":\"no such path\"}"));
        behaviour.answer(request, socket.getOutputStream(), socket);
        if (socket.isClosed()) {
          return;
        }
      }
    } catch (IOException gone) {
      open.remove(socket); // the other side hung up: ordinary here
    }
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    var text = head.toString(ISO_8859_1);
    var length = LENGTH.matcher(text);
    var body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    return new Request(text, new String(body, ISO_8859_1));
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void pauseBriefly() throws IOException {
    try {
      if (closed.await(20, MILLISECONDS)) {
        throw new IOException("the stub is closed");
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    for (var socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
