package dev.kadr.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.stream.Collectors;

/**
 * Bodies that cannot be read: no JSON, JSON that is meant to hurt, or members that nobody knows.
 */
public final class JsonRefusalMapper implements ExceptionMapper<JsonProcessingException> {
  @Override
  public Response toResponse(JsonProcessingException unreadable) {
    if (unreadable instanceof StreamConstraintsException
        || unreadable.getCause() instanceof StreamConstraintsException) {
      return Problems.of(400, "json-too-large", "the JSON is too deep, or a value is too long");
    }
    return switch (unreadable) {
      case UnrecognizedPropertyException unknown ->
          Problems.invalid(path(unknown), "there is no such member");
      case MismatchedInputException mismatch ->
          Problems.invalid(path(mismatch), "of another type than it must be");
      default -> Problems.of(400, "malformed-json", "the body is not well-formed JSON");
    };
  }

  private static String path(JsonMappingException where) {
    var path =
        where.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? Integer.toString(step.getIndex())
                        : step.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "body" : path;
  }
}
