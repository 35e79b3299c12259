package dev.kadr.adapter.http;

import java.util.stream.Collectors;

/** What kind of thing is at an address, and so what a browser may do with it. */
enum PageKind {
  /** Answers for programs: no browser has to run or show anything of them. */
  API,
  DOCS,
  /** Shown inside Telegram, and by nobody else. */
  MINI_APP,
  SITE;

  private static final String METRIKA = " https://mc.yandex.ru https://mc.yandex.com";

  static PageKind of(String path) {
    if (path.equals("/docs") || path.startsWith("/docs/")) {
      return DOCS;
    }
    if (path.startsWith("/webapps/")) {
      return MINI_APP;
    }
    return isForPrograms(path) ? API : SITE;
  }

  private static boolean isForPrograms(String path) {
    return path.startsWith("/api/")
        || path.startsWith("/files/")
        || path.equals("/health")
        || path.equals("/openapi.json")
        || path.endsWith("/webhook")
        || path.startsWith("/gen/");
  }

  /** The content security policy. */
  String policy(HttpApi.Config.Browsers browsers) {
    var counter = browsers.counted() ? METRIKA : "";
    return switch (this) {
      case API -> "default-src 'none'; frame-ancestors 'none'";
      case DOCS ->
          "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'";
      case MINI_APP ->
          "default-src 'self'; script-src 'self' https://telegram.org; style-src 'self'"
              + " 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; object-src"
              + " 'none'; base-uri 'none'; form-action 'self'; frame-ancestors"
              + " https://web.telegram.org https://*.web.telegram.org"
              + browsers.framedBy().stream()
                  .sorted()
                  .map(" "::concat)
                  .collect(Collectors.joining());
      case SITE ->
          "default-src 'self'; script-src 'self' https://telegram.org"
              + counter
              + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https://t.me"
              + counter
              + "; media-src 'self' blob:; connect-src 'self'"
              + counter
              + "; frame-src https://oauth.telegram.org; object-src 'none'; base-uri 'none';"
              + " form-action 'self'; frame-ancestors 'none'";
    };
  }

  boolean mayBeFramed() {
    return this == MINI_APP;
  }
}
