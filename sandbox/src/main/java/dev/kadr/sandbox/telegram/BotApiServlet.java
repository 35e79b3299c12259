package dev.kadr.sandbox.telegram;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The Bot API's paths: {@code /bot<token>/<method>} and {@code /file/bot<token>/<path>}.
 *
 * <p>It has to be the default servlet: no servlet pattern can say "begins with bot".
 */
final class BotApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Pattern METHOD = Pattern.compile("/bot([^/]+)/(?:test/)?([^/]+)/?");
  private static final Pattern FILE = Pattern.compile("/file/bot([^/]+)/(?:test/)?(.+)");
  private static final Pattern TOKEN = Pattern.compile("\\d+:.+");

  private final transient TelegramSettings settings;
  private final transient BotApi api;
  private final transient FileStore files;

  BotApiServlet(TelegramSettings settings, BotApi api, FileStore files) {
    this.settings = settings;
    this.api = api;
    this.files = files;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = request.getServletPath();
    var file = FILE.matcher(path);
    var method = METHOD.matcher(path);
    try {
      if (file.matches()) {
        checkToken(file.group(1));
        download(file.group(2), response);
      } else if (method.matches()) {
        checkToken(method.group(1));
        var call = CallReader.read(method.group(2).toLowerCase(Locale.ROOT), request);
        answer(api.execute(call), request, response);
      } else {
        throw Refusal.notFound("Not Found");
      }
    } catch (Refusal refusal) {
      answer(BotApi.refused(refusal), request, response);
    }
  }

  private void checkToken(String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw Refusal.unauthorized("Unauthorized: invalid token specified");
    }
    if (!token.equals(settings.token())) {
      throw Refusal.unauthorized("Unauthorized");
    }
  }

  private void download(String path, HttpServletResponse response) throws IOException {
    var file = files.byPath(path).orElseThrow(() -> Refusal.notFound("Not Found"));
    response.setContentType("application/octet-stream");
    response.setContentLength(file.size());
    response.getOutputStream().write(files.content(file));
  }

  private void answer(BotApi.Reply reply, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (reply) {
      case BotApi.Reply.Told told -> write(BotApi.Reply.whole(told), request, response);
      case BotApi.Reply.Spoilt spoilt -> write(spoilt, request, response);
      case BotApi.Reply.Html html -> {
        response.setStatus(502);
        response.setContentType("text/html");
        var page = "<html><body><h1>502 Bad Gateway</h1></body></html>";
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void write(
      BotApi.Reply.Spoilt spoilt, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var told = spoilt.told();
    response.setStatus(told.status());
    response.setContentType("application/json");
    if (told.retryAfter() > 0) {
      response.setHeader("Retry-After", Long.toString(told.retryAfter()));
    }
    var body = Json.write(told.body()).getBytes(StandardCharsets.UTF_8);
    api.delivery().write(request, response, body, spoilt.manner(), spoilt.drip());
  }
}
