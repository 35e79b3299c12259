package dev.kadr.app.signin;

import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;

/** What Jersey serves, read from its own model and not from what we say about it. */
final class Routes {
  private Routes() {}

  static Set<String> of(ResourceConfig config) {
    return Stream.concat(
            config.getClasses().stream(), config.getInstances().stream().map(Object::getClass))
        .filter(type -> type.isAnnotationPresent(Path.class))
        .flatMap(type -> routes("", Resource.from(type)))
        .collect(Collectors.toSet());
  }

  private static Stream<String> routes(String above, Resource resource) {
    var path = (above + "/" + resource.getPath()).replaceAll("/+", "/");
    return Stream.concat(
        resource.getResourceMethods().stream().map(method -> method.getHttpMethod() + " " + path),
        resource.getChildResources().stream().flatMap(child -> routes(path, child)));
  }
}
