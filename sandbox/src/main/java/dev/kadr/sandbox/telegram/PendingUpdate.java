package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** One update on its way. Guarded by the lock of {@link UpdateQueue}, its only owner. */
final class PendingUpdate {
  private final int id;
  private final String lane;
  private final JsonNode body;
  private final Instant expires;
  private int deliveries;
  private boolean handedOut;

  /** To be delivered whatever offset the poller names: a repetition, a late one, an oddity. */
  private boolean regardless;

  private Instant notBefore = Instant.MIN;

  /** Held back until the next update has gone ahead of it, at most until {@code notBefore}. */
  private boolean letsTheNextPass;

  PendingUpdate(int id, String lane, JsonNode body, Instant expires, int deliveries) {
    this.id = id;
    this.lane = lane;
    this.body = body;
    this.expires = expires;
    this.deliveries = deliveries;
  }

  int id() {
    return id;
  }

  JsonNode body() {
    return body;
  }

  String lane() {
    return lane;
  }

  Instant notBefore() {
    return notBefore;
  }

  boolean ready(Instant now) {
    return !now.isBefore(notBefore);
  }

  boolean expired(Instant now) {
    return !now.isBefore(expires);
  }

  PendingUpdate regardlessOfOffsets() {
    regardless = true;
    return this;
  }

  PendingUpdate delayedUntil(Instant due) {
    notBefore = due;
    return regardlessOfOffsets();
  }

  PendingUpdate lettingTheNextPass(Instant atMostUntil) {
    letsTheNextPass = true;
    return delayedUntil(atMostUntil);
  }

  boolean letsTheNextPass(Instant now) {
    return letsTheNextPass && !ready(now);
  }

  void wasOvertaken() {
    letsTheNextPass = false;
    notBefore = Instant.MIN;
  }

  boolean wantedFrom(int offset) {
    return regardless || id >= offset;
  }

  JsonNode handOut() {
    handedOut = true;
    return body;
  }

  /** What the bot never saw is forgotten all the same: that is what an offset says. */
  boolean doneByOffset(int offset) {
    if (id >= offset) {
      return false;
    }
    if (!handedOut) {
      return !regardless;
    }
    handedOut = false;
    regardless = true;
    return doneByDelivery();
  }

  boolean doneByDelivery() {
    deliveries--;
    return deliveries <= 0;
  }

  /** Without what delays it: whoever restores it has waited long enough. */
  ObjectNode toJson() {
    var json = Json.object().put("id", id).put("lane", lane);
    json.put("expires", expires.toString()).put("deliveries", deliveries);
    return json.put("regardless", regardless).set("body", body);
  }

  static PendingUpdate fromJson(JsonNode json) {
    var update =
        new PendingUpdate(
            json.path("id").asInt(),
            json.path("lane").asText(),
            json.path("body"),
            Instant.parse(json.path("expires").asText()),
            json.path("deliveries").asInt(1));
    update.regardless = json.path("regardless").asBoolean();
    return update;
  }
}
