package dev.kadr.ports.accounts;

import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Reason;
import dev.kadr.domain.generation.GenerationId;
import java.time.Instant;
import java.util.Optional;

/**
 * One movement of credits as its owner reads it: every grant that it touched, added up.
 *
 * @param number grows from line to line of an account
 * @param origin where credits come from; of a grant only
 * @param credits how many came free, or less than nothing how many did not stay free
 * @param balance how many were free afterwards
 * @param held how many were set aside afterwards
 * @param generation the request that it was for
 */
public record StatementLine(
    long number,
    Instant at,
    Reason reason,
    Optional<Origin> origin,
    long credits,
    long balance,
    long held,
    Optional<GenerationId> generation) {}
