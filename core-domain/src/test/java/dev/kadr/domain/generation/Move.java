package dev.kadr.domain.generation;

import dev.kadr.domain.Transition;
import java.time.Duration;
import java.time.Instant;

/** Everything that can happen to a request, with plain arguments. */
enum Move {
  START {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.start(now);
    }
  },
  ANALYZED {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.analyzed(Sample.BRIEF, now);
    }
  },
  PROMPT_WRITTEN {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.promptWritten(Sample.PROMPT, now);
    }
  },
  ACCEPTED {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.accepted(JOB, now);
    }
  },
  ACCEPTED_AS_ANOTHER_JOB {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.accepted(OTHER_JOB, now);
    }
  },
  REJECTED {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.rejected(FailureClass.PROVIDER_ERROR, now);
    }
  },
  NOT_SENT {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.notSent(now);
    }
  },
  LOST {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.lost(now);
    }
  },
  PROGRESSED {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.progressed(50, now);
    }
  },
  RESULT_READY {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.resultReady(now);
    }
  },
  RESULT_MISSING {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.resultMissing(now);
    }
  },
  PROVIDER_FAILED {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.providerFailed(FailureClass.PROVIDER_ERROR, now);
    }
  },
  STORED {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.stored(Sample.outputs(3), now);
    }
  },
  CANCEL {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return request.cancel(now);
    }
  },
  LOOKED_AT_EARLY {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return overdue(request, now);
    }
  },
  LOOKED_AT_LATE {
    @Override
    Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now) {
      return overdue(request, now.plus(Duration.ofDays(1)));
    }
  };

  static final ProviderJobId JOB = new ProviderJobId("42");
  static final ProviderJobId OTHER_JOB = new ProviderJobId("43");

  abstract Transition<GenerationRequest, Step> on(GenerationRequest request, Instant now);

  static Transition<GenerationRequest, Step> overdue(GenerationRequest request, Instant now) {
    return request.overdue(Deadlines.STANDARD, now);
  }
}
