package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** GenAPI's error answers, body for body; they come in three styles because the real ones do. */
final class Refusals {
  /** Word for word what two bots recorded from the provider. */
  static final String NO_MONEY =
      "У Вас недостаточно средств на балансе. Подтвердите свой номер телефона и мы начислим Вам"
          + " стартовый баланс.";

  private Refusals() {}

  static Reply.Now unauthenticated() {
    return Reply.json(401, Json.object().put("message", "Unauthenticated."));
  }

  static Reply.Now noMoney() {
    return Reply.json(402, error(NO_MONEY));
  }

  static Reply.Now unknownNetwork() {
    return Reply.json(404, error("Нейросеть не найдена"));
  }

  static Reply.Now unknownRequest() {
    return Reply.json(400, error("Запрос не найден"));
  }

  static Reply.Now unknownRoute(String path) {
    return Reply.json(
        404, Json.object().put("message", "The route " + path + " could not be found."));
  }

  static Reply.Now wrongMethod(String method, String path, String allowed) {
    var message =
        "The "
            + method
            + " method is not supported for route "
            + path
            + ". Supported methods: "
            + allowed
            + ".";
    return Reply.json(405, Json.object().put("message", message)).with("Allow", allowed);
  }

  static Reply.Now tooLarge() {
    return Reply.json(413, Json.object().put("message", "The POST data is too large."));
  }

  /** 419 comes bare and 429 with Retry-After, so that a client learns to do with and without. */
  static Reply.Now tooMany(int status) {
    var reply = Reply.json(status, error("Слишком много запросов"));
    return status == 429 ? reply.with("Retry-After", "1") : reply;
  }

  static Reply.Now invalid(Map<String, List<String>> faults) {
    var body = error("Ошибка валидации");
    var fields = body.putObject("errors_validation");
    faults.forEach((field, texts) -> texts.forEach(fields.putArray(field)::add));
    return Reply.json(422, body);
  }

  /** The other style of a failed validation, where error is not a text but true. */
  static Reply.Now invalidParameter() {
    var body = Json.object().put("error", true);
    body.putObject("errors").putArray("prompt").add("Параметры сформированы некорректно");
    return Reply.json(422, body.put("code", "invalid_parameter"));
  }

  static Reply.Now unexpected(int status) {
    return Reply.json(status, error("Непредвиденная ошибка, обратитесь в поддержку"));
  }

  static Reply.Now badGateway() {
    return Reply.html(
        502,
        """
        <html>
        <head><title>502 Bad Gateway</title></head>
        <body>
        <center><h1>502 Bad Gateway</h1></center>
        <hr><center>nginx</center>
        </body>
        </html>
        """);
  }

  /** The usual body of a status that was ordered by number. */
  static Reply.Now ordered(int status) {
    return switch (status) {
      case 401 -> unauthenticated();
      case 402 -> noMoney();
      case 419, 429 -> tooMany(status);
      case 422 -> invalidParameter();
      case 502 -> badGateway();
      default -> unexpected(status);
    };
  }

  static Reply.Now accessDenied() {
    return storage(403, "AccessDenied", "Request has expired");
  }

  static Reply.Now noSuchKey() {
    return storage(404, "NoSuchKey", "The specified key does not exist.");
  }

  /** Object storage takes a foreign Authorization header for a bad signature of its own kind. */
  static Reply.Now foreignAuthorization() {
    return storage(400, "InvalidArgument", "Unsupported Authorization Type");
  }

  private static Reply.Now storage(int status, String code, String message) {
    return Reply.xml(
        status,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error>");
  }

  private static ObjectNode error(String text) {
    return Json.object().put("error", text);
  }
}
