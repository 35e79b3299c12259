package dev.kadr.adapter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Reads what is left of a request that was refused before its body was read. The server would hang
 * up instead, and the answer, or the next one on the same connection, would be lost on the way.
 */
final class Leftovers extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Who sends more than any body may have is hung up on. */
  private static final int MOST = 2 * BodyLimit.LONGEST;

  private static final String PHOTOS = "/api/uploads";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    var photos = request.getRequestURI().startsWith(PHOTOS);
    drain(request, photos ? PhotoForm.LARGEST + PhotoForm.AROUND : MOST);
  }

  /** Reads on to the end, or to the end of our patience. */
  static void drain(HttpServletRequest request, long most) {
    try {
      var in = request.getInputStream();
      var buffer = new byte[8 << 10];
      var left = most;
      for (var read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
        left -= read;
      }
    } catch (IOException | IllegalStateException gone) {
      return; // nobody is there any more, or somebody else took the body
    }
  }
}
