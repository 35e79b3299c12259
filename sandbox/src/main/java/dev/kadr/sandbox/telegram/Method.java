package dev.kadr.sandbox.telegram;

/** What one Bot API method does; it throws a {@link Refusal} when it does not. */
@FunctionalInterface
interface Method {
  Answer call(Call call);
}
