package dev.kadr.adapter.persistence;

import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.accounts.Leaver;
import dev.kadr.ports.generation.Closure;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Turn;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that only {@link Locks} reads. */
interface LockRows {
  /** How long the queue of a provider is. */
  record Queue(int ahead, boolean closed) {}

  /** How many places are taken. */
  record Places(int atProvider, int ofAccount, int ahead, boolean closed) {
    Turn turn(LockedRequest locked) {
      return new Turn(locked.request(), locked.wallet(), atProvider, ofAccount, ahead, closed);
    }
  }

  /** What is open between an account and us. */
  record Unsettled(int generations, @Nullable Instant timedOutAt, int orders, int refunds) {
    Leaver.Unsettled toDomain() {
      return new Leaver.Unsettled(generations, Optional.ofNullable(timedOutAt), orders, refunds);
    }
  }

  /** The columns of a receipt. */
  record Answered(UUID generationId, String fingerprint, long balance, int ahead, int etaSeconds) {
    Receipt toDomain() {
      return new Receipt(new GenerationId(generationId), fingerprint, balance, ahead, etaSeconds);
    }
  }

  /** The columns of a callback. */
  record Callback(
      UUID generationId,
      String digest,
      @Nullable String providerJobId,
      String body,
      Instant receivedAt,
      boolean handled) {
    ProviderCallback toDomain() {
      return new ProviderCallback(
          new ProviderCallback.Key(new GenerationId(generationId), digest),
          Optional.ofNullable(providerJobId).map(ProviderJobId::new),
          body,
          receivedAt,
          handled);
    }
  }

  /** The columns of a closure. */
  record Closed(String provider, String reason, Instant since) {
    Closure toDomain() {
      return new Closure(new ProviderId(provider), reason, since);
    }
  }
}
