package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;

/** A photo, document or video as it stands in a message. */
record Media(MediaKind kind, JsonNode json) {}
