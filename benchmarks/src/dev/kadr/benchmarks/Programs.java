package dev.kadr.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Other programs, with their logs in one folder; all are ended by their own ids. */
final class Programs implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int FAREWELL_SECONDS = 30;

  private final Path folder;
  private final List<Process> started = new ArrayList<>();

  Programs(Path folder) {
    this.folder = folder;
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts one that goes on, and waits until it answers 200 there. */
  Process serve(String name, List<String> command, Map<String, String> settings, URI health)
      throws IOException, InterruptedException {
    var process = start(name, command, settings);
    var end = System.nanoTime() + PATIENCE.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      while (!answers(http, health)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException(name + " does not start; it said:\n" + log(name));
        }
        Thread.sleep(PAUSE);
      }
    }
    return process;
  }

  /** Runs one to its end; what it printed. */
  String run(String name, List<String> command, Map<String, String> settings)
      throws IOException, InterruptedException {
    var process = start(name, command, settings);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(name + " failed; it said:\n" + log(name));
    }
    return log(name);
  }

  private Process start(String name, List<String> command, Map<String, String> settings)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(settings);
    builder.redirectOutput(folder.resolve(name + ".log").toFile());
    var process = builder.start();
    started.add(process);
    return process;
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private static boolean answers(HttpClient http, URI health) throws InterruptedException {
    var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopping) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    List.copyOf(started).reversed().forEach(Programs::stop);
  }
}
