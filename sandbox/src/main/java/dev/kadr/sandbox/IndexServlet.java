package dev.kadr.sandbox;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The first page: what runs here and where to go. */
final class IndexServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private record Card(String title, String link, String linkText, String paths) {}

  private static final Map<String, Card> CARDS =
      Map.of(
          "telegram",
          new Card(
              "Telegram",
              "/telegram/",
              "Open the chat",
              "Bot API on <code>/bot&lt;token&gt;/…</code> and"
                  + " <code>/file/bot&lt;token&gt;/…</code>"),
          "genapi",
          new Card(
              "GenAPI",
              "/jobs/",
              "Open the job board",
              "Pictures on <code>/api/v1/…</code>, results on <code>/files/…</code>"),
          "yookassa",
          new Card(
              "YooKassa",
              "/yookassa/",
              "Open the shop's cabinet",
              "Payments on <code>/v3/…</code>, buyers pay on <code>/checkout/…</code>"),
          "oidc",
          new Card(
              "Log in with Telegram", "", "", "An OpenID Connect issuer on <code>/oidc</code>"));

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Kadr sandbox</title>
      <style>
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
        article { border: 1px solid #8884; border-radius: 12px; padding: 1rem 1.25rem; margin: 1rem 0; }
        h1, h2 { line-height: 1.2; } h2 { margin: 0; font-size: 1.15rem; }
        p { margin: .4rem 0; } code, pre { font-size: .9rem; }
        pre { overflow-x: auto; padding: .75rem; background: #8881; border-radius: 8px; }
      </style>
      <h1>Kadr sandbox</h1>
      <p>Stand-ins of the outside world, on their real wire protocols. Nothing here reaches the
      Internet.</p>
      CARDS
      <article>
        <h2>Mischief</h2>
        <p><a href="/mischief/">Open the mischief page</a></p>
        <p>Late, lost, doubled and broken, service by service.</p>
      </article>
      <article>
        <h2>Control</h2>
        <p><code>POST /control</code> tells a stand-in what to do; a wrong order says what would be
        right.</p>
        <pre>curl -d '{"service":"telegram","action":"limits","on":false}' CONTROL</pre>
      </article>
      """;

  private final transient String cards;

  IndexServlet(Collection<StandIn> standIns) {
    cards = standIns.stream().map(IndexServlet::card).collect(Collectors.joining("\n"));
  }

  private static String card(StandIn standIn) {
    var card = CARDS.getOrDefault(standIn.name(), new Card(standIn.name(), "", "", ""));
    var link =
        card.link.isEmpty() ? "" : "<p><a href=\"" + card.link + "\">" + card.linkText + "</a></p>";
    return "<article><h2>" + card.title + "</h2>" + link + "<p>" + card.paths + "</p></article>";
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html; charset=utf-8");
    var control = "http://127.0.0.1:" + request.getLocalPort() + "/control";
    response.getWriter().write(PAGE.replace("CARDS", cards).replace("CONTROL", control));
  }
}
