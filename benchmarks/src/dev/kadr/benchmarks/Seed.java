package dev.kadr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The buyers and orders that are there before anything is measured. */
final class Seed {
  /** The last one has next to no credits. */
  static final int BUYERS = 200;

  static final long FIRST_TELEGRAM_ID = 900_000_001;

  private Seed() {}

  /** Fills the product's database, and copies it for the other side. */
  static void sow(Ground ground, Path sql, int orders) throws IOException, SQLException {
    var text =
        Files.readString(sql.resolve("seed.sql"))
            .replace(":buyers", Integer.toString(BUYERS))
            .replace(":orders", Integer.toString(orders));
    ground.execute(Benchmark.PRODUCT, text);
    ground.execute(
        "postgres", "CREATE DATABASE " + Benchmark.CEILING + " TEMPLATE " + Benchmark.PRODUCT);
    ground.execute("postgres", "CHECKPOINT");
  }
}
