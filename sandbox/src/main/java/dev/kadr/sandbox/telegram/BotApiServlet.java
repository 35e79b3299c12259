package dev.kadr.sandbox.telegram;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletApiRequest;

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
    response.setContentLength(file.bytes().length);
    response.getOutputStream().write(file.bytes());
  }

  private static void answer(
      BotApi.Reply reply, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (reply) {
      case BotApi.Reply.Told told -> {
        response.setStatus(told.status());
        if (told.retryAfter() > 0) {
          response.setHeader("Retry-After", Long.toString(told.retryAfter()));
        }
        write(response, "application/json", Json.write(told.body()));
      }
      case BotApi.Reply.Html html -> {
        response.setStatus(502);
        write(response, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
      }
      case BotApi.Reply.Broken broken -> hangUp(request);
    }
  }

  private static void write(HttpServletResponse response, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** No servlet can break a connection, the container can. */
  private static void hangUp(HttpServletRequest request) {
    if (request instanceof ServletApiRequest container) {
      container.getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
    }
  }
}
