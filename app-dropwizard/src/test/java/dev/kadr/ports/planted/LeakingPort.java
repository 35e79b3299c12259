package dev.kadr.ports.planted;

import com.fasterxml.jackson.databind.JsonNode;

/** Speaks JSON. */
public interface LeakingPort {
  JsonNode json();
}
