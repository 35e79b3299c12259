package dev.kadr.adapter.http;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The description as a page that needs no script and no other host. */
final class DocsPage {
  private static final String REF = "#/components/schemas/";

  private final OpenAPI described;
  private final StringBuilder html = new StringBuilder();

  private DocsPage(OpenAPI described) {
    this.described = described;
  }

  private record Route(String path, String method, Operation operation) {}

  static String of(OpenAPI described) {
    return new DocsPage(described).page();
  }

  private String page() {
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append(
            "<meta name=\"viewport\" content=\"width=device-width\"><title>Kadr: the API</title>")
        .append(
            "<link rel=\"stylesheet\" href=\"/docs/style.css\"></head><body><main><h1>Kadr: the"
                + " API</h1><p>")
        .append(escaped(described.getInfo().getDescription()))
        .append(" <a href=\"/openapi.json\">openapi.json</a></p>");
    var groups = groups();
    html.append("<nav><ul>");
    groups
        .keySet()
        .forEach(
            tag ->
                html.append("<li><a href=\"#")
                    .append(escaped(tag))
                    .append("\">")
                    .append(escaped(tag))
                    .append("</a></li>"));
    html.append("<li><a href=\"#schemas\">schemas</a></li></ul></nav>");
    groups.forEach(this::group);
    html.append("<section id=\"schemas\"><h2>Schemas</h2>");
    new TreeMap<>(described.getComponents().getSchemas()).forEach(this::schema);
    return html.append("</section></main></body></html>").toString();
  }

  private Map<String, List<Route>> groups() {
    var groups = new TreeMap<String, List<Route>>();
    new TreeMap<>(described.getPaths())
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            groups
                                .computeIfAbsent(
                                    operation.getTags().getFirst(), tag -> new ArrayList<>())
                                .add(new Route(path, method.name(), operation))));
    return groups;
  }

  private void group(String tag, List<Route> routes) {
    html.append("<section id=\"")
        .append(escaped(tag))
        .append("\"><h2>")
        .append(escaped(tag))
        .append("</h2>");
    routes.forEach(this::route);
    html.append("</section>");
  }

  private void route(Route route) {
    var operation = route.operation();
    html.append("<article><h3><code><b>")
        .append(route.method())
        .append("</b> ")
        .append(escaped(route.path()))
        .append("</code></h3><p>")
        .append(escaped(operation.getSummary()))
        .append("</p>");
    if (operation.getDescription() != null) {
      html.append("<p>").append(escaped(operation.getDescription())).append("</p>");
    }
    if (operation.getSecurity() != null) {
      html.append("<p class=\"needs\">Needs a session.</p>");
    }
    parameters(operation.getParameters());
    if (operation.getRequestBody() != null) {
      html.append("<h4>Body</h4>");
      content(operation.getRequestBody().getContent());
    }
    html.append("<h4>Answers</h4><ul>");
    operation
        .getResponses()
        .forEach(
            (status, answer) -> {
              html.append("<li><code>")
                  .append(escaped(status))
                  .append("</code> ")
                  .append(escaped(answer.getDescription()))
                  .append(' ');
              content(answer.getContent());
              html.append("</li>");
            });
    html.append("</ul></article>");
  }

  private void parameters(@Nullable List<Parameter> parameters) {
    if (parameters == null || parameters.isEmpty()) {
      return;
    }
    html.append("<h4>Parameters</h4><ul>");
    for (var parameter : parameters) {
      html.append("<li><code>")
          .append(escaped(parameter.getName()))
          .append("</code> in ")
          .append(escaped(parameter.getIn()))
          .append(Boolean.TRUE.equals(parameter.getRequired()) ? ", required" : "")
          .append(
              parameter.getDescription() == null ? "" : ": " + escaped(parameter.getDescription()))
          .append(
              parameter.getExample() == null
                  ? ""
                  : ", such as <code>" + escaped(parameter.getExample().toString()) + "</code>")
          .append("</li>");
    }
    html.append("</ul>");
  }

  private void content(@Nullable Content content) {
    if (content == null) {
      return;
    }
    content.forEach(
        (type, media) -> {
          html.append("<code>").append(escaped(type)).append("</code> ");
          if (media.getSchema() != null) {
            reference(media.getSchema());
          }
        });
  }

  private void reference(Schema<?> schema) {
    if (schema.get$ref() == null) {
      html.append(escaped(Objects.toString(schema.getType(), "")));
      return;
    }
    var name = schema.get$ref().substring(REF.length());
    html.append("<a href=\"#schema-")
        .append(escaped(name))
        .append("\">")
        .append(escaped(name))
        .append("</a>");
  }

  private void schema(String name, Schema<?> schema) {
    html.append("<article id=\"schema-")
        .append(escaped(name))
        .append("\"><h3><code>")
        .append(escaped(name))
        .append("</code></h3><pre>")
        .append(escaped(Json.pretty(schema)))
        .append("</pre></article>");
  }

  private static String escaped(@Nullable String text) {
    return text == null
        ? ""
        : text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
  }
}
