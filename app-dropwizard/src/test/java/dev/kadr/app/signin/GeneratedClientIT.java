package dev.kadr.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.Generated;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What others make of our description: a validator finds nothing wrong with it, and a client that a
 * generator writes from it compiles and signs in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientIT {
  /** Uses the client as anybody would; what it is written against is the description alone. */
  private static final String VISIT =
      """
      import client.ApiClient;
      import client.api.AuthApi;
      import client.api.MeApi;
      import client.model.WebApp;

      public final class Visiting {
        public static String visit(String base, String initData) throws Exception {
          var client = new ApiClient();
          client.updateBaseUri(base);
          var in = new AuthApi(client).postApiAuthWebapp(new WebApp().initData(initData));
          client.setRequestInterceptor(
              request -> request.header("Authorization", "Bearer " + in.getToken()));
          var me = new MeApi(client).getApiMe();
          return in.getUser().getId() + " " + me.getId() + " " + me.getCredits();
        }
      }
      """;

  private static final String GENERATOR = "openapi-generator-cli.jar";

  /** What a client is written against, and the service has as well. */
  private static final List<Class<?>> NEEDED =
      List.of(
          ObjectMapper.class,
          JsonFactory.class,
          JsonProperty.class,
          JavaTimeModule.class,
          Generated.class);

  @TempDir static Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private SignInWorld world;
  private ObjectNode description;

  @BeforeAll
  void start() throws Exception {
    world = SignInWorld.start();
    description = (ObjectNode) json.readTree(world.browser().get("/openapi.json").body());
  }

  @AfterAll
  void stop() throws Exception {
    world.stop();
  }

  private static Path tool(String name) {
    return Path.of(System.getProperty("kadr.tools"), name);
  }

  /** Runs the generator, which brings a validator; what it said when it failed. */
  private static String generator(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
    command.add(tool(GENERATOR).toString());
    command.addAll(List.of(words));
    var log = folder.resolve("generator.log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return "it hangs: " + Files.readString(log);
    }
    return process.exitValue() == 0 ? "" : Files.readString(log);
  }

  private Path written(ObjectNode document) throws IOException {
    return Files.writeString(folder.resolve("openapi.json"), document.toString());
  }

  @Test
  void aValidatorFindsNothingWrong() throws Exception {
    assertThat(generator("validate", "-i", written(description).toString())).isEmpty();
    // the control: it does find what is
    var broken = description.deepCopy();
    ((ObjectNode) broken.at("/paths/~1api~1me/get")).remove("responses");
    assertThat(generator("validate", "-i", written(broken).toString())).contains("responses");
  }

  @Test
  void everyRouteIsDescribedAndNothingElse() {
    var described = new HashSet<String>();
    for (var path : description.path("paths").properties()) {
      path.getValue()
          .propertyStream()
          .map(method -> method.getKey().toUpperCase(Locale.ROOT))
          .forEach(method -> described.add(method + " " + path.getKey()));
    }
    assertThat(described).hasSizeGreaterThan(30);
    described.add("GET /docs/style.css"); // what /docs looks like is nothing to call
    assertThat(described).isEqualTo(world.served());
  }

  @Test
  void aClientThatIsWrittenFromItCompilesAndSignsIn() throws Exception {
    var sources = folder.resolve("client");
    var options = "openApiNullable=false,useJakartaEe=true,apiPackage=client.api,";
    var said =
        generator(
            "generate",
            "-i",
            written(description).toString(),
            "-o",
            sources.toString(),
            "-g",
            "java",
            "--library",
            "native",
            "--global-property",
            "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
            "--additional-properties",
            options + "modelPackage=client.model,invokerPackage=client");
    assertThat(said).isEmpty();
    Files.writeString(sources.resolve("src/main/java/Visiting.java"), VISIT);
    var classes = compiled(sources);
    var id = world.sandbox.telegram().addUser("Аня", "ru");
    var initData = Signed.initData(id, "Аня", "anya", world.clock.instant());
    var jars = new URL[] {url(classes), url(tool("httpmime.jar")), url(tool(GENERATOR))};
    try (var loader = new URLClassLoader(jars, getClass().getClassLoader())) {
      var visit = loader.loadClass("Visiting").getMethod("visit", String.class, String.class);
      var visited = String.valueOf(visit.invoke(null, world.uri().toString(), initData));
      assertThat(visited).matches("(\\S+) \\1 10");
    }
  }

  private static URL url(Path path) throws IOException {
    return path.toUri().toURL();
  }

  private static String jar(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private static Path compiled(Path sources) throws IOException {
    var classes = Files.createDirectories(folder.resolve("classes"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var path =
        String.join(
            System.getProperty("path.separator"),
            Stream.concat(
                    NEEDED.stream().map(GeneratedClientIT::jar),
                    Stream.of(tool("httpmime.jar"), tool(GENERATOR)).map(Path::toString))
                .toList());
    try (var files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8);
        var all = Files.walk(sources.resolve("src/main/java"))) {
      var units =
          files.getJavaFileObjectsFromPaths(
              all.filter(file -> file.toString().endsWith(".java")).toList());
      var options = List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", path);
      var done = compiler.getTask(null, files, found, options, null, units).call();
      assertThat(done).as(found.getDiagnostics().toString()).isTrue();
    }
    return classes;
  }
}
