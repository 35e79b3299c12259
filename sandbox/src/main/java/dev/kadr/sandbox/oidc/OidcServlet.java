package dev.kadr.sandbox.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.oidc.Issuer.Agreed;
import dev.kadr.sandbox.oidc.Issuer.Asked;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The issuer's addresses: its description, its keys, the page of consent, and the till. */
final class OidcServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="ru">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Вход через Telegram (песочница)</title>
      <style>
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { max-width: 24rem; margin: 4rem auto; padding: 0 1rem; }
        h1 { font-size: 1.3rem; line-height: 1.25; }
        form { display: grid; gap: .75rem; }
        button { font: inherit; min-height: 48px; border-radius: 12px; border: 1px solid #8886;
          background: #2a8bd8; color: #fff; cursor: pointer; }
        button.no { background: none; color: inherit; }
        p { color: #777; }
      </style>
      <h1>Войти через Telegram?</h1>
      <p>Сайт узнает ваше имя и номер в Telegram. Это песочница: выберите, кем быть.</p>
      <form method="post">
      CHOICES
      <button class="no" name="user" value="">Отмена</button>
      </form>
      """;

  private final transient Issuer issuer;
  private final transient Supplier<List<ObjectNode>> people;

  OidcServlet(Issuer issuer, Supplier<List<ObjectNode>> people) {
    this.issuer = issuer;
    this.people = people;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (path(request)) {
      case "/.well-known/openid-configuration" -> say(response, 200, description());
      case "/.well-known/jwks.json" -> say(response, 200, issuer.keys());
      case "/auth" -> consent(request, response);
      default -> response.sendError(404);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (path(request)) {
      case "/auth" -> agree(request, response);
      case "/token" -> redeem(request, response);
      default -> response.sendError(404);
    }
  }

  private JsonNode description() {
    var said =
        JsonNodeFactory.instance
            .objectNode()
            .put("issuer", issuer.address())
            .put("authorization_endpoint", issuer.address() + "/auth")
            .put("token_endpoint", issuer.address() + "/token")
            .put("jwks_uri", issuer.address() + "/.well-known/jwks.json");
    said.putArray("response_types_supported").add("code");
    said.putArray("code_challenge_methods_supported").add("S256");
    said.putArray("id_token_signing_alg_values_supported").add("RS256");
    return said;
  }

  private void consent(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var fault = issuer.fault(asked(request));
    if (fault.isPresent()) {
      say(response, 400, error("invalid_request", fault.get()));
      return;
    }
    var choices =
        people.get().stream()
            .map(
                person ->
                    "<button name=\"user\" value=\"%d\">%s</button>"
                        .formatted(
                            person.path("id").asLong(),
                            escaped(person.path("first_name").asText())))
            .collect(Collectors.joining("\n"));
    response.setContentType("text/html; charset=utf-8");
    response.getWriter().write(PAGE.replace("CHOICES", choices));
  }

  /** The form has no address of its own: what was asked is still in the query. */
  private void agree(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var asked = asked(request);
    var fault = issuer.fault(asked);
    if (fault.isPresent()) {
      say(response, 400, error("invalid_request", fault.get()));
      return;
    }
    var answer =
        person(value(request, "user"))
            .map(who -> "code=" + issuer.grant(asked, who))
            .orElse("error=access_denied");
    var state = URLEncoder.encode(asked.state(), StandardCharsets.UTF_8);
    response.setStatus(303);
    response.setHeader("Location", asked.redirect() + "?" + answer + "&state=" + state);
  }

  private Optional<Agreed> person(String id) {
    return people.get().stream()
        .filter(person -> person.path("id").asText().equals(id))
        .findFirst()
        .map(
            person ->
                new Agreed(
                    person.path("id").asLong(),
                    person.path("first_name").asText(),
                    person.path("username").asText("")));
  }

  private void redeem(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var client = client(request);
    var token =
        issuer.redeem(
            value(request, "code"),
            client,
            value(request, "redirect_uri"),
            value(request, "code_verifier"));
    if (token.isEmpty()) {
      say(response, 400, error("invalid_grant", "the code is not good for you"));
      return;
    }
    say(
        response,
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("access_token", "sandbox")
            .put("token_type", "Bearer")
            .put("expires_in", 3_600)
            .put("id_token", token.get()));
  }

  /** By HTTP Basic, as the real one wants it; any secret that is one. */
  private static String client(HttpServletRequest request) {
    var header = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
    if (!header.startsWith("Basic ")) {
      return "";
    }
    try {
      var decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
      var words = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return words.length == 2 && !words[1].isEmpty() ? words[0] : "";
    } catch (IllegalArgumentException noBase64) {
      return "";
    }
  }

  private static Asked asked(HttpServletRequest request) {
    return new Asked(
        value(request, "client_id"),
        value(request, "redirect_uri"),
        value(request, "state"),
        value(request, "nonce"),
        value(request, "code_challenge"));
  }

  private static ObjectNode error(String code, String why) {
    return JsonNodeFactory.instance.objectNode().put("error", code).put("error_description", why);
  }

  private static void say(HttpServletResponse response, int status, JsonNode json)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getWriter().write(json.toString());
  }

  private static String path(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getPathInfo(), "");
  }

  private static String value(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getParameter(name), "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
