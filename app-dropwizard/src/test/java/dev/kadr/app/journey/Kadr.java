package dev.kadr.app.journey;

import static org.awaitility.Awaitility.await;

import dev.kadr.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The real jar, in a folder of its own, against a sandbox; a stranger's machine in small. */
final class Kadr implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private final int port = freePort();
  private final List<Process> started = new ArrayList<>();
  private @Nullable Process server;

  Kadr(Path folder, Sandbox sandbox) throws IOException {
    this.folder = folder;
    Files.copy(
        Path.of(System.getProperty("kadr.root"), "config.yml"),
        folder.resolve("config.yml"),
        StandardCopyOption.REPLACE_EXISTING);
    settings.put("PORT", Integer.toString(port));
    settings.put("ADMIN_PORT", Integer.toString(freePort()));
    settings.put("SANDBOX_PORT", Integer.toString(sandbox.port()));
    settings.put("POLL_SECONDS", "1");
    settings.put("RECONCILE_SECONDS", "2");
    settings.put("HEARTBEAT_MILLIS", "500");
  }

  Kadr with(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Starts the server and waits until it serves. */
  Kadr start() throws IOException {
    var process = run("server.log", "server", "config.yml");
    server = process;
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("Kadr did not start:\n" + log("server.log"));
              }
              return isHealthy();
            });
    return this;
  }

  /** Starts the server and waits no longer than until its port is open: nobody was served yet. */
  Kadr startListening() throws IOException {
    var process = run("server.log", "server", "config.yml");
    server = process;
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("Kadr did not start:\n" + log("server.log"));
              }
              return isOpen();
            });
    return this;
  }

  private boolean isOpen() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Stops the server as an operator does. */
  void stop() throws InterruptedException {
    running().destroy();
    if (!running().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("Kadr did not stop:\n" + log("server.log"));
    }
  }

  /** Waits until the server ended by itself; its exit code. */
  int ended() throws InterruptedException {
    var process = running();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("Kadr did not stop:\n" + log("server.log"));
    }
    return process.exitValue();
  }

  void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  private Process running() {
    if (server == null) {
      throw new IllegalStateException("Kadr was not started");
    }
    return server;
  }

  /** What an operator's command printed and ended with. */
  record Outcome(int code, String printed) {}

  Outcome command(String... words) throws IOException, InterruptedException {
    var process = run("command.log", words);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("a command hangs:\n" + log("command.log"));
    }
    return new Outcome(process.exitValue(), log("command.log"));
  }

  private Process run(String log, String... words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(List.of("-jar", System.getProperty("kadr.jar")));
    command.addAll(Arrays.asList(words));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("KADR_"));
    builder.environment().putAll(settings);
    builder.redirectOutput(folder.resolve(log).toFile());
    var process = builder.start();
    started.add(process);
    return process;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  String log(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private boolean isHealthy() throws InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(uri("/health")).timeout(Duration.ofSeconds(2)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Killed outright (SIGKILL), by us or by itself; an orderly stop ends with another code. */
  private static boolean wasKilled(Process process) {
    return process.exitValue() == 128 + 9;
  }

  /** Ends everything that was started, the database last: whoever opened it closes it. */
  @Override
  public void close() throws IOException {
    if (server != null && !server.isAlive() && wasKilled(server)) {
      start(); // a killed server left its database running; a live one takes it along
    }
    started.forEach(Process::destroy);
    started.forEach(Kadr::bury);
  }

  private static void bury(Process process) {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopping) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
