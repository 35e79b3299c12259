package dev.kadr.usecases;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import java.time.Instant;

/** Raises alerts so that they are told: the row and the task in one transaction. */
public final class Alarm {
  private Alarm() {}

  public static void raise(Store store, Alert alert) {
    store.raise(alert);
    store.schedule(new Task(TaskKind.ALERT, Alerts.instanceOf(alert), alert.at()));
  }

  /** One request has two jobs at the provider, or one where there should be none. */
  public static void secondJob(
      Store store, GenerationId generation, ProviderJobId job, String why, Instant now) {
    raise(
        store,
        new Alert(
            Alert.Kind.SECOND_PROVIDER_JOB,
            generation.value().toString(),
            "the provider has job " + job.value() + ", but " + why,
            now));
  }
}
