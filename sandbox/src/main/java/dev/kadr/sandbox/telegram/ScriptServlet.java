package dev.kadr.sandbox.telegram;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The stand-in of Telegram's script for Mini Apps: its parts as one script, in one function. */
final class ScriptServlet extends HttpServlet {
  static final String PATH = "/telegram-web-app.js";
  private static final long serialVersionUID = 1L;
  private static final String FOLDER = "page/telegram-web-app/";
  private static final List<String> PARTS = List.of("1-line.js", "2-looks.js", "3-app.js");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var script = new StringBuilder("(function () {\n'use strict';\n");
    for (var part : PARTS) {
      script.append(read(part)).append('\n');
    }
    response.setContentType("text/javascript; charset=utf-8");
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response
        .getOutputStream()
        .write(script.append("})();\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String part) throws IOException {
    try (var content = ScriptServlet.class.getResourceAsStream(FOLDER + part)) {
      if (content == null) {
        throw new IllegalStateException("the sandbox was built without " + part);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
