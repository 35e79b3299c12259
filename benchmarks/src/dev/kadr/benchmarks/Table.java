package dev.kadr.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What is told in the end, and whether all of it is as it has to be. */
final class Table {
  private static final double LEAST_A = 0.30;
  private static final double LEAST_B = 0.40;
  private static final double STEEPEST = 4;
  private static final double CHEAPER = 3;

  private final Cpu service;
  private final Cpu database;
  private final List<String> lines = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private Figures submits = new Figures(0, 0, 0);
  private Figures payments = new Figures(0, 0, 0);

  Table(Cpu service, Cpu database) {
    this.service = service;
    this.database = database;
  }

  Figures.Stopwatch watch() {
    return new Figures.Stopwatch(service, database);
  }

  void submits(Load.Heard heard, Figures figures) {
    submits = new Figures(heard.perSecond(), figures.serviceMillis(), figures.databaseMillis());
    cost("A submit", submits);
    var steep = heard.millis("p99") / heard.millis("p50");
    line(
        "P3 A at 16 connections: p50 %.1f ms, p99 %.1f ms, %.1f times (at most %.0f)",
        heard.millis("p50"), heard.millis("p99"), steep, STEEPEST);
    nothingLost("A", heard);
  }

  void payments(Load.Heard heard, long granted, Figures figures) {
    payments = figures;
    line(
        "B notifications answered: %.0f /s, p50 %.1f ms, p99 %.1f ms",
        heard.perSecond(), heard.millis("p50"), heard.millis("p99"));
    cost("B payment, from its notification to its grant", figures);
    nothingLost("B", heard);
    // what was on its way when the load ended may have arrived all the same
    if (granted < heard.accepted() || granted > heard.accepted() + Load.CLIENTS) {
      faults.add("I8: %d notifications and %d grants".formatted(heard.accepted(), granted));
    }
  }

  void duplicates(Load.Heard heard, Figures figures, long granted) {
    line(
        "P4 a duplicate notification: %.0f /s, %.2f ms of CPU, %.1f times cheaper than the first"
            + " (at least %.0f)",
        heard.perSecond(), figures.millis(), payments.millis() / figures.millis(), CHEAPER);
    nothingLost("duplicates", heard);
    if (granted != 0) {
      faults.add("I6: %d grants came of duplicates".formatted(granted));
    }
  }

  void poor(Load.Heard heard) {
    line("without credits: %d accepted, %d refused", heard.accepted(), heard.refused());
    if (heard.accepted() != 5) {
      faults.add("somebody with credits for 5 had %d accepted".formatted(heard.accepted()));
    }
  }

  void ceilings(Benchmark.Ceilings before, Benchmark.Ceilings after) {
    ratio("A", submits.perSecond(), before.submits(), after.submits(), LEAST_A);
    ratio("B", payments.perSecond(), before.payments(), after.payments(), LEAST_B);
  }

  void truth(String run, int answered, long found, long kept) {
    line("I8 %s: %d answered 201, %d of them kept, %d kept in all", run, answered, found, kept);
    if (found != answered || kept < answered || kept > answered + Load.CLIENTS) {
      faults.add("I8 %s: %d answered, %d kept".formatted(run, answered, kept));
    }
  }

  private void nothingLost(String path, Load.Heard heard) {
    if (heard.refused() + heard.errors() > 0) {
      faults.add(
          "%s: %d refused, %d without an answer".formatted(path, heard.refused(), heard.errors()));
    }
  }

  private void cost(String path, Figures figures) {
    line(
        "%s: %.0f /s, CPU %.2f ms of the service and %.2f ms of PostgreSQL each",
        path, figures.perSecond(), figures.serviceMillis(), figures.databaseMillis());
  }

  private void ratio(String path, double product, double before, double after, double least) {
    line(
        "P1 %s: %.0f /s of %.0f and %.0f /s that PostgreSQL does alone: ratio %.2f (at least %.2f)",
        path, product, before, after, product / ((before + after) / 2), least);
  }

  private void line(String words, Object... figures) {
    lines.add(words.formatted(figures));
  }

  boolean isFaulty() {
    return !faults.isEmpty();
  }

  @Override
  public String toString() {
    var all = new ArrayList<>(lines);
    faults.forEach(fault -> all.add("FAULT " + fault));
    return String.join(System.lineSeparator(), all);
  }
}
