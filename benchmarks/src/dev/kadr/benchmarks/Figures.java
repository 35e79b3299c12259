package dev.kadr.benchmarks;

/**
 * What one path came to.
 *
 * @param perSecond done a second
 * @param serviceMillis processor time of the service for each
 * @param databaseMillis processor time of PostgreSQL for each
 */
record Figures(double perSecond, double serviceMillis, double databaseMillis) {

  /** Reads the processor times around some work. */
  static final class Stopwatch {
    private final Cpu service;
    private final Cpu database;
    private final long serviceBefore;
    private final long databaseBefore;
    private final long start = System.nanoTime();

    Stopwatch(Cpu service, Cpu database) {
      this.service = service;
      this.database = database;
      this.serviceBefore = service.millis();
      this.databaseBefore = database.millis();
    }

    /** So much was done since. */
    Figures stop(long done) {
      var seconds = (System.nanoTime() - start) / 1e9;
      return new Figures(
          done / seconds,
          (double) (service.millis() - serviceBefore) / done,
          (double) (database.millis() - databaseBefore) / done);
    }
  }

  double millis() {
    return serviceMillis + databaseMillis;
  }
}
