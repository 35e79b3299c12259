package dev.kadr.sandbox.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.StandIn;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The stand-in of the OpenID Connect issuer, at {@code /oidc}.
 *
 * <p>Orders of {@code POST /control}: {@code reset}; {@code spoil {how}}, what is wrong with tokens
 * from now on ({@code nothing, issuer, audience, expired, future, nonce-sent-back,
 * nonce-of-another, unknown-key, forged, unsigned, without-id}); {@code change-key}.
 */
public final class OidcStandIn implements StandIn {
  private final Issuer issuer;
  private final OidcServlet servlet;

  /**
   * An issuer.
   *
   * @param base where the sandbox listens; known only once it does
   * @param people whom one can be, as they are now
   * @param client the one application that it knows: the bot's id
   */
  public OidcStandIn(
      Supplier<URI> base, Supplier<List<ObjectNode>> people, String client, Clock clock) {
    this.issuer = new Issuer(base, client, clock);
    this.servlet = new OidcServlet(issuer, people);
  }

  /** What other applications call it. */
  public String address() {
    return issuer.address();
  }

  @Override
  public String name() {
    return "oidc";
  }

  @Override
  public Map<String, HttpServlet> servlets() {
    return Map.of("/oidc/*", servlet);
  }

  @Override
  public JsonNode control(String action, ObjectNode arguments) {
    switch (action) {
      case "reset" -> issuer.spoil(Spoiling.NOTHING);
      case "spoil" -> issuer.spoil(Spoiling.parse(arguments.path("how").asText()));
      case "change-key" -> issuer.changeKey();
      default -> throw new IllegalArgumentException("action is one of reset, spoil, change-key");
    }
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {}
}
