package dev.kadr.adapter.http;

import dev.kadr.usecases.generation.Form;
import io.dropwizard.jersey.validation.JerseyViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Bodies that can be read and are not as their annotations say; every fault is named at once. */
public final class ViolationMapper implements ExceptionMapper<JerseyViolationException> {
  @Override
  public Response toResponse(JerseyViolationException violated) {
    return answer(violated.getConstraintViolations());
  }

  /** The same for forms that are not read by the framework. */
  static Response answer(Collection<? extends ConstraintViolation<?>> violations) {
    return Problems.invalid(
        violations.stream()
            .map(violation -> new Form.Fault(field(violation), violation.getMessage()))
            .sorted((one, other) -> one.field().compareTo(other.field()))
            .toList());
  }

  /**
   * Java's names are the wire's in another spelling; the method and its parameter are no fields.
   */
  private static String field(ConstraintViolation<?> violation) {
    var path =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
            .filter(node -> node.getKind() == ElementKind.PROPERTY)
            .map(node -> snake(node.getName()))
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "body" : path;
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
