package dev.kadr.domain.generation;

import static dev.kadr.domain.generation.Sample.NOW;
import static dev.kadr.domain.generation.Sample.after;
import static dev.kadr.domain.generation.Sample.photoshoot;
import static dev.kadr.domain.generation.Sample.written;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All states by all moves.
 *
 * <p>A cell is what comes of it: Refused, Repeated, or the state it moves to, with a {@code -} when
 * the hold is released by the move and a {@code +} when it is captured.
 */
class TransitionTableTest {

  private static final List<Move> UNTIL_ACCEPTED =
      List.copyOf(EnumSet.range(Move.START, Move.LOST));
  private static final List<Move> FROM_THEN_ON =
      List.copyOf(EnumSet.range(Move.PROGRESSED, Move.LOOKED_AT_LATE));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # from          | start      | analyzed      | prompt written | accepted   | another job | rejected | not sent | lost
          Queued          | Submitting | Refused       | Refused        | Refused    | Refused     | Refused  | Repeated | Refused
          Queued unwritten| Analyzing  | Refused       | Refused        | Refused    | Refused     | Refused  | Repeated | Refused
          Analyzing       | Repeated   | WritingPrompt | Refused        | Refused    | Refused     | Refused  | Refused  | Refused
          WritingPrompt   | Repeated   | Repeated      | Submitting     | Refused    | Refused     | Refused  | Refused  | Refused
          Submitting      | Repeated   | Repeated      | Repeated       | Generating | Generating  | Failed-  | Queued   | SubmitUnknown
          SubmitUnknown   | Repeated   | Repeated      | Repeated       | Generating | Generating  | Refused  | Refused  | Repeated
          Generating      | Repeated   | Repeated      | Repeated       | Repeated   | Refused     | Refused  | Refused  | Repeated
          Downloading     | Repeated   | Repeated      | Repeated       | Repeated   | Refused     | Refused  | Refused  | Repeated
          TimedOut        | Refused    | Refused       | Refused        | Repeated   | Refused     | Refused  | Refused  | Repeated
          TimedOut unnamed| Refused    | Refused       | Refused        | TimedOut   | TimedOut    | Refused  | Refused  | Repeated
          Completed       | Refused    | Refused       | Refused        | Repeated   | Refused     | Refused  | Refused  | Repeated
          DeliveredFree   | Refused    | Refused       | Refused        | Repeated   | Refused     | Refused  | Refused  | Repeated
          Failed          | Refused    | Refused       | Refused        | Repeated   | Refused     | Repeated | Refused  | Repeated
          Failed unnamed  | Refused    | Refused       | Refused        | Refused    | Refused     | Repeated | Refused  | Repeated
          Failed no result| Refused    | Refused       | Refused        | Repeated   | Refused     | Refused  | Refused  | Repeated
          Cancelled       | Refused    | Refused       | Refused        | Refused    | Refused     | Refused  | Refused  | Refused
          """)
  void untilAProviderHasTheJob(ArgumentsAccessor row) {
    assertThat(outcomes(row, UNTIL_ACCEPTED)).isEqualTo(expected(row, UNTIL_ACCEPTED));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # from          | progressed | ready       | missing     | provider failed | stored        | cancel     | early    | late
          Queued          | Refused    | Refused     | Refused     | Refused         | Refused       | Cancelled- | Repeated | Failed-
          Queued unwritten| Refused    | Refused     | Refused     | Refused         | Refused       | Cancelled- | Repeated | Failed-
          Analyzing       | Refused    | Refused     | Refused     | Refused         | Refused       | Cancelled- | Repeated | WritingPrompt
          WritingPrompt   | Refused    | Refused     | Refused     | Refused         | Refused       | Cancelled- | Repeated | Submitting
          Submitting      | Refused    | Refused     | Refused     | Refused         | Refused       | Refused    | Repeated | SubmitUnknown
          SubmitUnknown   | Refused    | Refused     | Refused     | Refused         | Refused       | Refused    | Repeated | TimedOut-
          Generating      | Generating | Downloading | Refused     | Failed-         | Refused       | Refused    | Repeated | TimedOut-
          Downloading     | Repeated   | Repeated    | Downloading | Refused         | Completed+    | Refused    | Repeated | Repeated
          Downloading last| Repeated   | Repeated    | Failed-     | Refused         | Completed+    | Refused    | Repeated | Repeated
          TimedOut        | Repeated   | Repeated    | Repeated    | Repeated        | DeliveredFree | Refused    | Repeated | Repeated
          TimedOut unnamed| Repeated   | Refused     | Repeated    | Repeated        | Refused       | Refused    | Repeated | Repeated
          Completed       | Repeated   | Repeated    | Refused     | Refused         | Repeated      | Refused    | Repeated | Repeated
          DeliveredFree   | Repeated   | Repeated    | Refused     | Refused         | Repeated      | Refused    | Repeated | Repeated
          Failed          | Repeated   | Refused     | Refused     | Repeated        | Refused       | Refused    | Repeated | Repeated
          Failed unnamed  | Repeated   | Refused     | Refused     | Repeated        | Refused       | Refused    | Repeated | Repeated
          Failed no result| Repeated   | Refused     | Repeated    | Refused         | Refused       | Refused    | Repeated | Repeated
          Cancelled       | Repeated   | Refused     | Refused     | Refused         | Refused       | Repeated   | Repeated | Repeated
          """)
  void fromThereToTheEnd(ArgumentsAccessor row) {
    assertThat(outcomes(row, FROM_THEN_ON)).isEqualTo(expected(row, FROM_THEN_ON));
  }

  /** A new state turns this red until it has its row, a new move until it has its column. */
  @Test
  void theTablesKnowEveryStateAndEveryMove() {
    var rows = ROWS.stream().map(row -> from(row).state().getClass()).map(Class::getSimpleName);

    assertThat(rows.collect(toSet()))
        .isEqualTo(leaves(State.class).map(Class::getSimpleName).collect(toSet()));
    assertThat(Stream.of(UNTIL_ACCEPTED, FROM_THEN_ON).flatMap(List::stream))
        .containsExactly(Move.values());
  }

  @Test
  void aRefusalNamesTheMoveAndTheState() {
    assertThat(from("Generating").cancel(NOW))
        .isEqualTo(new Refused<>("cancel is not legal from Generating"));
  }

  private static final List<String> ROWS =
      List.of(
          "Queued",
          "Analyzing",
          "WritingPrompt",
          "Submitting",
          "SubmitUnknown",
          "Generating",
          "Downloading",
          "TimedOut",
          "Completed",
          "DeliveredFree",
          "Failed",
          "Cancelled");

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TransitionTableTest::leaves)
        : Stream.of(type);
  }

  private static GenerationRequest from(String row) {
    var submitting = after(written(), Move.START);
    var generating = after(submitting, Move.ACCEPTED);
    return switch (row) {
      case "Queued" -> written();
      case "Queued unwritten" -> photoshoot();
      case "Analyzing" -> after(photoshoot(), Move.START);
      case "WritingPrompt" -> after(photoshoot(), Move.START, Move.ANALYZED);
      case "Submitting" -> submitting;
      case "SubmitUnknown" -> after(submitting, Move.LOST);
      case "Generating" -> generating;
      case "Downloading" -> after(generating, Move.RESULT_READY);
      case "Downloading last" ->
          after(generating, Move.RESULT_READY, Move.RESULT_MISSING, Move.RESULT_MISSING);
      case "TimedOut" -> after(generating, Move.LOOKED_AT_LATE);
      case "TimedOut unnamed" -> after(submitting, Move.LOST, Move.LOOKED_AT_LATE);
      case "Completed" -> after(generating, Move.RESULT_READY, Move.STORED);
      case "DeliveredFree" -> after(generating, Move.LOOKED_AT_LATE, Move.STORED);
      case "Failed" -> after(generating, Move.PROVIDER_FAILED);
      case "Failed unnamed" -> after(submitting, Move.REJECTED);
      case "Failed no result" ->
          after(
              generating,
              Move.RESULT_READY,
              Move.RESULT_MISSING,
              Move.RESULT_MISSING,
              Move.RESULT_MISSING);
      case "Cancelled" -> after(written(), Move.CANCEL);
      default -> throw new IllegalArgumentException(row);
    };
  }

  private static List<String> outcomes(ArgumentsAccessor row, List<Move> moves) {
    var request = from(requireNonNull(row.getString(0)));
    return moves.stream().map(move -> move + ": " + outcome(request, move)).toList();
  }

  private static List<String> expected(ArgumentsAccessor row, List<Move> moves) {
    var cells = new ArrayList<String>();
    for (var column = 1; column < row.size(); column++) {
      cells.add(moves.get(column - 1) + ": " + row.getString(column));
    }
    return cells;
  }

  private static String outcome(GenerationRequest request, Move move) {
    return switch (move.on(request, NOW)) {
      case Repeated<GenerationRequest, Step> repeated -> "Repeated";
      case Refused<GenerationRequest, Step> refused -> "Refused";
      case Moved<GenerationRequest, Step>(var next, var step) ->
          next.state().getClass().getSimpleName()
              + switch (step.settlement()) {
                case Settlement.None none -> "";
                case Settlement.Release release -> "-";
                case Settlement.Capture capture -> "+";
              };
    };
  }
}
