package dev.kadr.adapter.http;

import dev.kadr.ports.Probe;
import dev.kadr.ports.Probe.Finding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether this node can serve: for load balancers and for people who wonder. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private final List<Probe> probes;

  HealthResource(List<Probe> probes) {
    this.probes = List.copyOf(probes);
  }

  /**
   * The state of the node.
   *
   * @param parts what each part says of itself; {@code ok} when it works
   */
  public record Health(String status, Map<String, String> parts) {}

  @GET
  @Operation(summary = "Whether this node can serve; which part does not work")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Health.class)))
  public Response check() {
    var parts = new TreeMap<String, String>();
    var stopping = new ArrayList<String>();
    for (var probe : probes) {
      switch (probe.check()) {
        case Finding.Healthy healthy -> parts.put(probe.name(), "ok");
        case Finding.Broken(var why, var stopsService) -> {
          parts.put(probe.name(), why);
          if (stopsService) {
            stopping.add(probe.name());
          }
        }
      }
    }
    if (!stopping.isEmpty()) {
      return Problems.of(503, "unhealthy", "not working: " + String.join(", ", stopping));
    }
    var uncached = new CacheControl();
    uncached.setNoStore(true);
    return Response.ok(new Health("ok", parts)).cacheControl(uncached).build();
  }
}
