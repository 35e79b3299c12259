package dev.kadr.adapter.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.time.Duration;

/** The sandbox, our client talking to it, and a hand in what happens there. */
final class Twin implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final Sandbox sandbox = Sandbox.start(SandboxSettings.forTests());
  private final Payments payments;

  Twin(Duration answer) {
    payments = Payments.open(Samples.config(sandbox.uri(), answer));
  }

  PaymentGateway gateway() {
    return payments.gateway();
  }

  JsonNode control(String action, Object... namesAndValues) {
    ObjectNode order = MAPPER.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      order.set((String) namesAndValues[i], MAPPER.valueToTree(namesAndValues[i + 1]));
    }
    return sandbox.yooKassa().control(action, order);
  }

  @Override
  public void close() {
    payments.close();
    sandbox.close();
  }
}
