package dev.kadr.ports.testkit;

import dev.kadr.domain.generation.FailureClass;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.ImageGenerator.Cause;
import dev.kadr.ports.generation.ImageGenerator.Fetch;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import java.time.Duration;
import java.util.Optional;

/** Whatever the adapter of a real provider can answer can be written into the script. */
class ScriptedGeneratorContractTest implements ImageGeneratorContract {
  private final ScriptedImageGenerator images = new ScriptedImageGenerator(Fixtures.GENAPI);

  @Override
  public ImageGenerator images() {
    return images;
  }

  @Override
  public void feel(Mood mood) {
    switch (mood) {
      case GOOD -> images.takesWork(true);
      case REFUSING ->
          images.nextSubmission(new Submission.Rejected(FailureClass.REJECTED_INPUT, "422"));
      case BUSY -> images.nextSubmission(new Submission.NotSent(Duration.ofSeconds(1), "429"));
      case OUT_OF_MONEY -> images.nextSubmission(new Submission.Closed(Cause.OUT_OF_MONEY, "402"));
      case KEY_REFUSED -> images.nextSubmission(new Submission.Closed(Cause.KEY_REFUSED, "401"));
      case SILENT -> {
        images.nextSubmission(new Submission.Unknown("nothing came"));
        images.nextReport(new Report.Unavailable("nothing came"));
        images.balance(Optional.empty());
      }
      case FORGETFUL -> {
        images.nextReport(new Report.NotFound());
        images.nextFetch(new Fetch.Missing("404"));
      }
    }
  }
}
