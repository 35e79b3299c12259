package dev.kadr.ports.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire between driver and PostgreSQL that counts how often the driver speaks after it had to wait
 * for an answer.
 */
public final class CountedWire implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger trips = new AtomicInteger();

  public CountedWire(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  public int trips() {
    return trips.get();
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        var client = door.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        var answered = new AtomicBoolean(true);
        threads.execute(
            () ->
                pump(
                    client,
                    server,
                    () -> {
                      if (answered.getAndSet(false)) {
                        trips.incrementAndGet();
                      }
                    }));
        threads.execute(() -> pump(server, client, () -> answered.set(true)));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private static void pump(Socket from, Socket to, Runnable onBytes) {
    var buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        onBytes.run();
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException closed) {
      // the other end hung up
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
