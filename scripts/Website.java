import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Builds and checks the website for Maven, and only when something of it changed: what it is made
 * of is hashed, time stamps are not looked at.
 *
 * <p>Run in the website's folder: {@code java ../scripts/Website.java build|check <skip> [<where
 * the pages go>]}. A hash that was built is kept beside the pages, outside of target, so that a
 * clean build on a machine without Node uses them again.
 */
public final class Website {
  private static final List<String> MADE_OF =
      List.of(
          "src",
          "pages",
          "build",
          "package.json",
          "package-lock.json",
          ".npmrc",
          ".prettierrc.json",
          "tsconfig.json",
          "vite.config.ts",
          "eslint.config.js");

  private static final Path DIST = Path.of("dist");
  private static final Path STAMPS = Path.of(".web");
  private static final int OLDEST_NODE = 20;
  private static final long PATIENCE_MINUTES = 10;

  private Website() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var skip = args[1].equals("true");
    switch (args[0]) {
      case "build" -> build(skip, Path.of(args[2]));
      case "check" -> check(skip);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void build(boolean skip, Path target) throws IOException, InterruptedException {
    if (skip) {
      say(
          Files.exists(DIST)
              ? "skipped: the pages of the last build are used"
              : "skipped, and never built: there are no pages");
    } else if (!isKnown("built")) {
      needNode();
      install();
      run("npm", "run", "--silent", "build");
      run("npm", "run", "--silent", "budgets");
      remember("built");
    }
    copy(target);
  }

  private static void check(boolean skip) throws IOException, InterruptedException {
    if (!skip && !isKnown("checked")) {
      needNode();
      install();
      run("npm", "run", "--silent", "check");
      remember("checked");
    }
  }

  /** Only when the lock changed: it takes longer than everything else together. */
  private static void install() throws IOException, InterruptedException {
    var lock = hash(List.of("package-lock.json", "package.json", ".npmrc"));
    var stamp = Path.of("node_modules", ".kadr-lock");
    if (!lock.equals(read(stamp))) {
      run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error");
      Files.writeString(stamp, lock);
    }
  }

  private static boolean isKnown(String what) throws IOException {
    return hash(MADE_OF).equals(read(STAMPS.resolve(what)))
        && (!what.equals("built") || Files.exists(DIST.resolve("webapps/index.html")));
  }

  private static void remember(String what) throws IOException {
    Files.createDirectories(STAMPS);
    Files.writeString(STAMPS.resolve(what), hash(MADE_OF));
  }

  private static void needNode() throws IOException, InterruptedException {
    if (nodeVersion() < OLDEST_NODE) {
      System.err.println(
          "The website changed since it was last built, and there is no Node "
              + OLDEST_NODE
              + " or newer on the PATH: install it, or build with -Dweb.skip.");
      System.exit(1);
    }
  }

  /** Its major version; 0 when there is none. */
  private static int nodeVersion() throws IOException, InterruptedException {
    try {
      var node = new ProcessBuilder("node", "--version").start();
      var version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      node.waitFor();
      return Integer.parseInt(version.strip().replaceFirst("^v([0-9]+)[.].*", "$1"));
    } catch (IOException | NumberFormatException none) {
      return 0;
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail(command, "took longer than " + PATIENCE_MINUTES + " minutes");
    }
    if (process.exitValue() != 0) {
      fail(command, "failed");
    }
  }

  private static void fail(String[] command, String why) {
    System.err.println("The website: " + String.join(" ", command) + " " + why + ".");
    System.exit(1);
  }

  /** The pages with a list of them, as the server reads them from its jar. */
  private static void copy(Path target) throws IOException {
    if (!Files.exists(DIST)) {
      return;
    }
    for (var page : Files.list(DIST).filter(Files::isDirectory).sorted().toList()) {
      var into = target.resolve(page.getFileName());
      delete(into);
      var names = new ArrayList<String>();
      for (var file : files(page)) {
        var name = page.relativize(file);
        var copied = into.resolve(name);
        Files.createDirectories(copied.getParent());
        Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
        names.add(name.toString().replace('\\', '/'));
      }
      Files.write(into.resolve("files.txt"), names);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var found = Files.walk(folder)) {
        found
            .sorted(Comparator.reverseOrder())
            .forEach(
                path -> {
                  try {
                    Files.delete(path);
                  } catch (IOException kept) {
                    throw new UncheckedIOException(kept);
                  }
                });
      }
    }
  }

  private static String hash(List<String> roots) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var root : roots) {
        for (var file : files(Path.of(root))) {
          digest.update(file.toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(Files.readAllBytes(file));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** All files at or below a path, in an order that is the same everywhere. */
  private static List<Path> files(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (var found = Files.walk(root)) {
      return found
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(path -> path.toString().replace('\\', '/')))
          .toList();
    }
  }

  private static String read(Path stamp) throws IOException {
    return Files.exists(stamp) ? Files.readString(stamp).strip() : "";
  }

  private static void say(String words) {
    System.out.println("[INFO] The website: " + words + ".");
  }
}
