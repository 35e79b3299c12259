package dev.kadr.adapter.http;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.function.Function;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/** Hands the session that the filter found to the method that asks for it. */
final class SessionParameter implements ValueParamProvider {

  /** What Jersey wants to be told of it by. */
  static final class Binder extends AbstractBinder {
    @Override
    protected void configure() {
      bind(new SessionParameter()).to(ValueParamProvider.class);
    }
  }

  @Override
  public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
    if (!parameter.isAnnotationPresent(Auth.class)) {
      return null; // Jersey's way to say: ask somebody else
    }
    return isRequired(parameter.getRawType())
        ? request -> found(request).orElseThrow(SessionParameter::nobody)
        : SessionParameter::found;
  }

  static boolean isRequired(Class<?> type) {
    return type == Session.class;
  }

  /** No filter stood before the route: nobody gets in by that. */
  private static WebApplicationException nobody() {
    return Problems.refusal(Problems.unauthorized("unauthenticated", "sign in first"));
  }

  private static Optional<Session> found(ContainerRequest request) {
    return request.getProperty(SessionFilter.SESSION) instanceof Session session
        ? Optional.of(session)
        : Optional.empty();
  }

  @Override
  public PriorityType getPriority() {
    return Priority.HIGH;
  }
}
