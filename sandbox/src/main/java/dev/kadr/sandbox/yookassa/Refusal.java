package dev.kadr.sandbox.yookassa;

/** What YooKassa says instead of doing what it was asked. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String parameter;

  private Refusal(int status, String code, String description, String parameter) {
    super(description);
    this.status = status;
    this.code = code;
    this.parameter = parameter;
  }

  static Refusal of(String description, String parameter) {
    return new Refusal(400, "invalid_request", description, parameter);
  }

  static Refusal parameter(String parameter) {
    return of("Invalid request parameter", parameter);
  }

  static Refusal amount(String parameter) {
    return of(
        "Error in the payment amount. Specify the amount in correct format. For example, 100.00",
        parameter);
  }

  static Refusal notFound(String description) {
    return new Refusal(404, "not_found", description, "");
  }

  static Refusal credentials() {
    return new Refusal(
        401,
        "invalid_credentials",
        "Error in shopId or secret key. Check their validity. You can reissue the key in the"
            + " Merchant Profile",
        "");
  }

  Reply reply() {
    return Reply.error(status, code, String.valueOf(getMessage()), parameter);
  }
}
