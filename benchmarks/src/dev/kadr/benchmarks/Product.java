package dev.kadr.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service as it is shipped, beside the sandbox that stands for everybody it talks to. */
final class Product {
  private final Programs programs;
  private final Path root;
  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();

  /**
   * A product that is not started yet.
   *
   * @param root of the checkout, built
   * @param folder where it runs
   */
  Product(Programs programs, Path root, Path folder, Ground ground, Shop shop) throws IOException {
    this.programs = programs;
    this.root = root;
    this.folder = folder;
    settings.put("KADR_MODE", "sandbox");
    settings.put("PORT", Integer.toString(Programs.freePort()));
    settings.put("ADMIN_PORT", Integer.toString(Programs.freePort()));
    settings.put("SANDBOX_PORT", Integer.toString(Programs.freePort()));
    settings.put("SANDBOX_FOLDER", "none");
    settings.put("DATABASE_URL", ground.url(Benchmark.PRODUCT));
    settings.put("YOOKASSA_API_URL", shop.url());
    settings.put("TRUSTED_PROXIES", "127.0.0.1");
    settings.put("SUBMIT_LIMIT_PER_MINUTE", "999999"); // the load is not to be turned away
    settings.put("RECONCILE_SECONDS", "3600"); // seeded payments lack the tasks that sweeps make
    settings.put("LOG_LEVEL", "WARN");
    Files.copy(
        root.resolve("config.yml"),
        folder.resolve("config.yml"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  String base() {
    return "http://127.0.0.1:" + settings.get("PORT");
  }

  /** Starts both; the processor time of the service. */
  Started start() throws IOException, InterruptedException {
    var sandbox = "http://127.0.0.1:" + settings.get("SANDBOX_PORT");
    var jar = root.resolve("sandbox/target/kadr-sandbox.jar");
    programs.serve("sandbox", List.of(java(), "-jar", jar + ""), settings, URI.create(sandbox));
    // what is made would be painted on the processors that are measured
    post(sandbox + "/control", "{\"service\":\"genapi\",\"action\":\"hold\",\"on\":true}");
    var service = programs.serve("kadr", kadr("server"), settings, URI.create(base() + "/health"));
    return new Started(service);
  }

  /** The running service. */
  record Started(Process process) {
    Cpu cpu() {
      return new Cpu(process.pid());
    }
  }

  /** Runs an operator's command; what it printed. */
  String command(String name) throws IOException, InterruptedException {
    return programs.run(name, kadr(name), settings);
  }

  private List<String> kadr(String command) {
    var jar = root.resolve("app-dropwizard/target/kadr.jar");
    return List.of(java(), "-jar", jar.toString(), command, "config.yml");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void post(String url, String body) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(url + " says " + answer.body());
      }
    }
  }
}
