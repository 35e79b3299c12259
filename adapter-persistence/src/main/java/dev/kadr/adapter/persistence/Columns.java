package dev.kadr.adapter.persistence;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of note becomes arrays for {@code unnest}: one per column, in the order of
 * flush.sql.
 */
final class Columns<T> {
  private record Column<T>(String type, Function<T, @Nullable String> text) {}

  private final List<Column<T>> columns = new ArrayList<>();

  Columns<T> uuid(Function<T, UUID> value) {
    return add("uuid", note -> value.apply(note).toString());
  }

  Columns<T> maybe(Function<T, @Nullable UUID> value) {
    return add("uuid", note -> print(value.apply(note)));
  }

  Columns<T> text(Function<T, @Nullable String> value) {
    return add("text", note -> storable(value.apply(note)));
  }

  Columns<T> name(Function<T, Enum<?>> value) {
    return add("text", note -> Names.of(value.apply(note)));
  }

  Columns<T> json(Function<T, @Nullable String> value) {
    return add("jsonb", value);
  }

  Columns<T> count(Function<T, @Nullable Integer> value) {
    return add("int4", note -> print(value.apply(note)));
  }

  Columns<T> amount(Function<T, Long> value) {
    return add("int8", note -> print(value.apply(note)));
  }

  Columns<T> decimal(Function<T, BigDecimal> value) {
    return add("numeric", note -> value.apply(note).toPlainString());
  }

  Columns<T> flag(Function<T, Boolean> value) {
    return add("bool", note -> print(value.apply(note)));
  }

  Columns<T> time(Function<T, @Nullable Instant> value) {
    return add("timestamptz", note -> print(micros(value.apply(note))));
  }

  /** Binds one array per column from parameter {@code first} on; returns the next free one. */
  int bind(PreparedStatement statement, int first, List<T> notes) throws SQLException {
    var parameter = first;
    for (var column : columns) {
      var values = new @Nullable String[notes.size()];
      for (var row = 0; row < values.length; row++) {
        values[row] = column.text().apply(notes.get(row));
      }
      var array = statement.getConnection().createArrayOf(column.type(), values);
      statement.setArray(parameter, array);
      parameter++;
    }
    return parameter;
  }

  private Columns<T> add(String type, Function<T, @Nullable String> text) {
    columns.add(new Column<>(type, text));
    return this;
  }

  private static @Nullable String print(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** PostgreSQL would round the rest, perhaps into the future. */
  private static @Nullable Instant micros(@Nullable Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
  }

  /** The one character that PostgreSQL cannot store is shown as what could not be read. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
