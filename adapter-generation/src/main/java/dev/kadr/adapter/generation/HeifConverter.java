package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.kadr.ports.Content;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.generation.Pictures.Why;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The system's {@code heif-convert} (of libheif), for the photos of telephones that no decoder in
 * Java reads.
 *
 * <p>It is C and gets strangers' bytes: it runs in a process of its own with bounds on time, memory
 * and what it may write, in a folder that is gone afterwards, and it sees no setting of ours.
 */
final class HeifConverter {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 32 << 20;
  private static final long MEMORY_KIB = 2_000_000;

  /** What is written may be as large as what is read at most; ulimit counts in 512 bytes. */
  private static final long BLOCKS = MOST_BYTES / 512;

  /** {@code ulimit} is the shell's own word; the rest are arguments, never text of the script. */
  private static final String SCRIPT =
      "ulimit -f \"$1\" -t \"$2\" && ulimit -v \"$3\"; shift 3; exec \"$@\"";

  /** How much of a file is searched for the sizes that it names. */
  private static final int HEAD = 1 << 16;

  private final Path program;
  private final Duration patience;

  HeifConverter(Path program, Duration patience) {
    this.program = program;
    this.patience = patience;
  }

  /** The one that the system has, if it has one. */
  static Optional<HeifConverter> installed() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(dir -> !dir.isEmpty())
        .map(dir -> Path.of(dir).resolve("heif-convert"))
        .filter(Files::isExecutable)
        .map(program -> new HeifConverter(program, PATIENCE))
        .findFirst();
  }

  /** What came of a file. */
  sealed interface Outcome {
    /** The picture as a JPEG, upright whatever is written on its back. */
    record Converted(Content jpeg) implements Outcome {}

    record Refused(Why why) implements Outcome {}
  }

  Outcome toJpeg(Content heic) {
    if (heic.length() > MOST_BYTES) {
      return new Outcome.Refused(Why.BROKEN);
    }
    try {
      var folder = Files.createTempDirectory("kadr-heif-");
      try {
        return toJpeg(heic, folder);
      } finally {
        remove(folder);
      }
    } catch (IOException noRoom) {
      throw new UncheckedIOException(noRoom); // our disk, not the picture
    }
  }

  private Outcome toJpeg(Content heic, Path folder) throws IOException {
    var from = folder.resolve("from.heic");
    var to = folder.resolve("to.jpg");
    try (var stream = heic.open()) {
      var bytes = stream.readNBytes(MOST_BYTES);
      if (namesTooManyPixels(bytes)) {
        return new Outcome.Refused(Why.TOO_MANY_PIXELS);
      }
      Files.write(from, bytes);
    }
    var worked = run(folder, from, to);
    if (Files.exists(folder.resolve("to-1.jpg"))) {
      return new Outcome.Refused(Why.ANIMATED); // several pictures, each in a file of its own
    }
    return worked && Files.isRegularFile(to)
        ? new Outcome.Converted(Content.of(Files.readAllBytes(to)))
        : new Outcome.Refused(Why.BROKEN);
  }

  private boolean run(Path folder, Path from, Path to) throws IOException {
    var limits = List.of(BLOCKS, patience.toSeconds() + 1, MEMORY_KIB);
    var words =
        Stream.of(
                Stream.of("/bin/sh", "-c", SCRIPT, "sh"),
                limits.stream().map(String::valueOf),
                Stream.of(program, "-q", "95", from, to).map(String::valueOf))
            .flatMap(part -> part)
            .toList();
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD);
    builder.environment().clear(); // the bot's token and the keys are in ours
    var process = builder.start();
    try {
      process.getOutputStream().close();
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == 0;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while a picture was converted");
    } finally {
      process.destroyForcibly();
    }
  }

  /** Each picture in the file says its size in a box called ispe: flags, width, height. */
  private static boolean namesTooManyPixels(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
    var sizes = ByteBuffer.wrap(bytes);
    for (var at = head.indexOf("ispe"); at >= 0; at = head.indexOf("ispe", at + 4)) {
      if (at + 16 <= bytes.length) {
        var width = Integer.toUnsignedLong(sizes.getInt(at + 8));
        var height = Integer.toUnsignedLong(sizes.getInt(at + 12));
        if (width > Pictures.MAX_PIXELS || width * height > Pictures.MAX_PIXELS) {
          return true;
        }
      }
    }
    return false;
  }

  private static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
