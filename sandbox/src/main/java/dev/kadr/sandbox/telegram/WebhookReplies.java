package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who carries out the method that a webhook may answer with. */
@FunctionalInterface
interface WebhookReplies {
  void execute(ObjectNode reply);
}
