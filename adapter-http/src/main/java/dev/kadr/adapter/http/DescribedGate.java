package dev.kadr.adapter.http;

import com.fasterxml.jackson.annotation.JsonView;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.ws.rs.Consumes;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the description which routes need a session; the session itself is no parameter. */
final class DescribedGate extends AbstractOpenAPIExtension {
  static final String BEARER = "bearer";
  static final String COOKIE = "cookie";

  private DescribedGate() {}

  /** The library asks a list of its own; being there once is enough. */
  static void install() {
    var chain = new ArrayList<>(OpenAPIExtensions.getExtensions());
    if (chain.stream().noneMatch(DescribedGate.class::isInstance)) {
      chain.addFirst(new DescribedGate());
      OpenAPIExtensions.setExtensions(chain);
    }
  }

  @Override
  public void decorateOperation(
      Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
    if (Stream.of(method.getParameters()).anyMatch(part -> part.isAnnotationPresent(Auth.class))) {
      operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
      operation.addSecurityItem(new SecurityRequirement().addList(COOKIE));
    }
    super.decorateOperation(operation, method, chain);
  }

  @Override
  public ResolvedParameter extractParameters(
      List<Annotation> annotations,
      Type type,
      Set<Type> typesToSkip,
      Components components,
      Consumes classConsumes,
      Consumes methodConsumes,
      boolean includeRequestBody,
      @Nullable JsonView jsonView,
      Iterator<OpenAPIExtension> chain) {
    return annotations.stream().anyMatch(Auth.class::isInstance)
        ? new ResolvedParameter()
        : super.extractParameters(
            annotations,
            type,
            typesToSkip,
            components,
            classConsumes,
            methodConsumes,
            includeRequestBody,
            jsonView,
            chain);
  }
}
