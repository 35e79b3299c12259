package dev.kadr.adapter.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.kadr.domain.generation.ProviderJobId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the provider's JSON, whose members change their types from day to day. */
final class ProviderJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** What may stand in a path without being more than a name. */
  private static final Pattern JOB_ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.:-]{0,127}");

  private ProviderJson() {}

  /** The document, when it is an object; a missing node otherwise. */
  static JsonNode object(byte[] body) {
    try {
      var document = MAPPER.readTree(body);
      return document != null && document.isObject() ? document : MissingNode.getInstance();
    } catch (IOException unreadable) {
      return MissingNode.getInstance();
    }
  }

  static JsonNode object(String body) {
    try {
      var document = MAPPER.readTree(body);
      return document != null && document.isObject() ? document : MissingNode.getInstance();
    } catch (JsonProcessingException unreadable) {
      return MissingNode.getInstance();
    }
  }

  /** {@code request_id}, or {@code id}, as text. */
  static Optional<ProviderJobId> jobId(JsonNode document) {
    return id(document.path("request_id")).or(() -> id(document.path("id")));
  }

  private static Optional<ProviderJobId> id(JsonNode node) {
    return scalar(node).filter(JOB_ID.asMatchPredicate()).map(ProviderJobId::new);
  }

  private static Optional<String> scalar(JsonNode node) {
    if (node.isIntegralNumber()) {
      return Optional.of(node.bigIntegerValue().toString());
    }
    return node.isTextual() ? Optional.of(node.textValue().strip()) : Optional.empty();
  }

  /** An amount of money, to a hundredth of a kopeck; nonsense is none. */
  static Optional<BigDecimal> amount(JsonNode node) {
    return number(node)
        .map(amount -> amount.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros());
  }

  static Optional<Integer> percent(JsonNode node) {
    return number(node).map(share -> Math.clamp(share.longValue(), 0, 100));
  }

  private static Optional<BigDecimal> number(JsonNode node) {
    try {
      var number =
          node.isNumber()
              ? node.decimalValue()
              : new BigDecimal(scalar(node).filter(text -> text.length() < 32).orElse("none"));
      // 1e999999999 is legal JSON, and writing it out would take all memory
      var sane = number.precision() - number.scale() <= 12 && number.scale() <= 1_000;
      return sane ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }
}
