package dev.kadr.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.mischief.Panel;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;

/**
 * One outside service, played: it answers on the service's real paths and does what {@code POST
 * /control} tells it.
 *
 * <p>A stand-in knows nothing of Kadr's code, only of the wire protocol it plays, so that a
 * misunderstanding on our side cannot be repeated here.
 */
public interface StandIn extends AutoCloseable {
  /** The word that names this service in {@code POST /control}, such as {@code telegram}. */
  String name();

  /** Servlets by servlet path spec, such as {@code /api/v1/*}; asynchronous ones are allowed. */
  Map<String, HttpServlet> servlets();

  /**
   * Carries out one order of {@code POST /control {"service": name, "action": action, …}}.
   *
   * @param arguments the whole body of the order
   * @return what to answer; an empty object when there is nothing to say
   * @throws IllegalArgumentException when there is no such action or an argument is wrong, with a
   *     message that says what would be right
   */
  JsonNode control(String action, ObjectNode arguments);

  /**
   * This service's part of the page {@code /mischief}, as things stand now. To return one is all
   * that it takes to be on the page.
   */
  default Panel panel() {
    return Panel.none();
  }

  /** Stops timers and pending callbacks. */
  @Override
  void close();
}
