package dev.kadr.usecases.planted;

import com.fasterxml.jackson.databind.JsonNode;

/** Speaks JSON, and does two things. */
public final class LeakingUseCase {
  public JsonNode one(JsonNode json) {
    return json;
  }

  public String other() {
    return "other";
  }
}
