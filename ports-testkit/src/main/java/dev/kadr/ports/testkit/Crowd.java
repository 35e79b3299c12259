package dev.kadr.ports.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many threads that do the same thing at the same moment. */
public final class Crowd {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Crowd() {}

  /**
   * What each of them got.
   *
   * @param deed is told which of them does it, from 0
   * @throws IllegalStateException when one of them failed
   */
  public static <T> List<T> of(int threads, IntFunction<T> deed) {
    var start = new CyclicBarrier(threads);
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var futures = new ArrayList<Future<T>>();
      for (int i = 0; i < threads; i++) {
        var number = i;
        futures.add(
            executor.submit(
                () -> {
                  start.await();
                  return deed.apply(number);
                }));
      }
      var answers = new ArrayList<T>();
      for (var future : futures) {
        answers.add(answer(future));
      }
      return answers;
    }
  }

  private static <T> T answer(Future<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException("one of a crowd failed", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
