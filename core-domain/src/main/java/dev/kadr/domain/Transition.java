package dev.kadr.domain;

/**
 * What came of asking a state machine to move.
 *
 * <p>Three outcomes, not two: queues and webhooks redeliver, so hearing the same news twice is
 * ordinary and must be told apart from hearing impossible news.
 *
 * @param <S> the machine
 * @param <E> what is to be recorded about the move
 */
public sealed interface Transition<S, E> {
  record Moved<S, E>(S next, E event) implements Transition<S, E> {}

  record Repeated<S, E>() implements Transition<S, E> {}

  record Refused<S, E>(String reason) implements Transition<S, E> {}
}
