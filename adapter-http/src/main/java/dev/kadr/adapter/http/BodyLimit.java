package dev.kadr.adapter.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops bodies of the API that are longer than any that it understands. Photos have a limit of
 * their own, and the hooks of providers look after themselves.
 */
final class BodyLimit implements ContainerRequestFilter {
  static final int LONGEST = 64 << 10;

  private static final String OURS = "api/";
  private static final String PHOTOS = "api/uploads";

  @Override
  public void filter(ContainerRequestContext request) {
    var path = request.getUriInfo().getPath();
    if (path.startsWith(OURS) && !path.startsWith(PHOTOS) && request.hasEntity()) {
      if (request.getLength() > LONGEST) {
        throw Problems.refusal(tooLarge());
      }
      request.setEntityStream(new Limited(request.getEntityStream()));
    }
  }

  private static Response tooLarge() {
    return Problems.of(413, "too-large", "a body has at most " + LONGEST + " bytes");
  }

  /** Counts what is read, whatever the length in the head says. */
  private static final class Limited extends FilterInputStream {
    private long left = LONGEST;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      var read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw Problems.refusal(tooLarge());
      }
    }
  }
}
