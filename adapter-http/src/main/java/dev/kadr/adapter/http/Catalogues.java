package dev.kadr.adapter.http;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Answers that seldom change: sent once, and again only when they did. */
final class Catalogues {
  private static final int TAG_LENGTH = 22;

  private final Fingerprint fingerprint;

  Catalogues(Fingerprint fingerprint) {
    this.fingerprint = fingerprint;
  }

  Response answer(Request request, Object body) {
    var tag = new EntityTag(fingerprint.of(body).substring(0, TAG_LENGTH));
    var known = request.evaluatePreconditions(tag);
    var answer = known == null ? Response.ok(body) : known;
    return answer.tag(tag).cacheControl(askAgain()).build();
  }

  /** Kept by anybody, shown only after asking: what is sold may close at any moment. */
  private static CacheControl askAgain() {
    var control = new CacheControl();
    control.setNoCache(true);
    control.setNoTransform(false);
    return control;
  }
}
