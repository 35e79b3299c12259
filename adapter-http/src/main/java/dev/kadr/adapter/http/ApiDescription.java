package dev.kadr.adapter.http;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The API as OpenAPI describes it, read from the resources that serve it. */
final class ApiDescription {
  private static final String PROBLEM = "#/components/schemas/Problem";

  private ApiDescription() {}

  /** Describes all routes of these resources. */
  static OpenAPI of(Collection<Class<?>> resources, URI publicUrl) {
    DescribedGate.install();
    var blank =
        new OpenAPI()
            .info(
                new Info()
                    .title("Kadr")
                    .version("1")
                    .description(
                        "AI pictures for credits. Times are RFC 3339 in UTC; errors are"
                            + " application/problem+json with a type that never changes."))
            .servers(List.of(new Server().url(publicUrl.toString())))
            .components(components());
    var reader = new Reader(new SwaggerConfiguration().openAPI(blank));
    var described = reader.read(new HashSet<>(resources));
    describeAsFolder(described.getPaths(), MiniAppResource.PAGE);
    described
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> complete(path, method.name(), operation)));
    return described;
  }

  static String json(OpenAPI described) {
    return Json.pretty(described);
  }

  /** The library leaves out a slash at the end; people who open a page see it. */
  private static void describeAsFolder(Paths paths, String page) {
    Optional.ofNullable(paths.remove(page)).ifPresent(item -> paths.addPathItem(page + "/", item));
  }

  private static void complete(String path, String method, Operation operation) {
    operation.setOperationId(
        method.toLowerCase(Locale.ROOT)
            + path.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", ""));
    operation.setTags(List.of(tag(path)));
    var responses =
        operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
    responses.forEach(ApiDescription::say);
    if (responses.keySet().stream().noneMatch(status -> status.matches("[23]\\d\\d"))) {
      // webhooks of other adapters, which need not know how to describe themselves
      responses.addApiResponse("200", new ApiResponse().description("It was taken"));
    }
    responses.addApiResponse("default", problem());
    operation.setResponses(responses);
    Optional.ofNullable(operation.getParameters()).ifPresent(ApiDescription::leaveOutTheUsual);
  }

  /** What every client sends by itself is nothing to ask its caller for. */
  private static void leaveOutTheUsual(List<Parameter> parameters) {
    parameters.removeIf(parameter -> HttpHeaders.USER_AGENT.equals(parameter.getName()));
  }

  /** Every answer has to say something; what says nothing of its own says what HTTP does. */
  private static void say(String status, ApiResponse response) {
    if (response.getDescription() == null || response.getDescription().isEmpty()) {
      var known =
          status.matches("\\d+") ? Status.fromStatusCode(Integer.parseInt(status)) : Status.OK;
      response.setDescription(known == null ? status : known.getReasonPhrase());
    }
  }

  /** What stands behind /api/, or the first word. */
  private static String tag(String path) {
    var words = path.substring(1).split("/", -1);
    return words.length > 1 && words[0].equals("api") ? words[1] : words[0];
  }

  private static ApiResponse problem() {
    return new ApiResponse()
        .description("What went wrong")
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType().schema(new Schema<>().$ref(PROBLEM))));
  }

  private static Components components() {
    var fault = new ObjectSchema();
    fault.addProperty("field", new StringSchema().example("settings.size"));
    fault.addProperty("why", new StringSchema().example("one of [1024x1024, 512x512]"));
    var problem = new ObjectSchema();
    problem.addProperty("type", new StringSchema().example("invalid"));
    problem.addProperty("title", new StringSchema().example("Unprocessable Entity"));
    problem.addProperty("status", new IntegerSchema().example(422));
    problem.addProperty("detail", new StringSchema());
    problem.addProperty("errors", new ArraySchema().items(fault));
    problem.setRequired(List.of("type", "title", "status", "detail"));
    return new Components()
        .addSchemas("Problem", problem)
        .addSecuritySchemes(
            DescribedGate.BEARER,
            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
        .addSecuritySchemes(
            DescribedGate.COOKIE,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("session")
                .description(
                    "What changes something needs the value of the cookie csrf in X-CSRF-Token."));
  }
}
