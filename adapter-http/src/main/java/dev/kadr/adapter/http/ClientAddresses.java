package dev.kadr.adapter.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Finds out where a request comes from: the address of the connection, and only when that is a
 * proxy of ours, what that proxy says.
 *
 * <p>A header can be written by anybody, so {@code X-Forwarded-For} is read from its end, and no
 * further than the first address that is not one of our proxies.
 */
final class ClientAddresses implements Filter {
  private static final String ADDRESS = ClientAddresses.class.getName();
  private static final String FORWARDED = "X-Forwarded-For";
  private static final int MOST_HOPS = 20;

  private final List<Network> proxies;

  ClientAddresses(List<String> trustedProxies) {
    this.proxies = trustedProxies.stream().map(Network::parse).toList();
  }

  /** The address that was found for a request. */
  static String of(ContainerRequestContext request) {
    // A servlet's attributes are a request's properties.
    return Objects.toString(request.getProperty(ADDRESS), "unknown");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http) {
      request.setAttribute(ADDRESS, Network.client(address(http)));
    }
    chain.doFilter(request, response);
  }

  private String address(HttpServletRequest request) {
    var address = unbracketed(request.getRemoteAddr());
    var said = String.join(",", Collections.list(request.getHeaders(FORWARDED))).split(",", -1);
    for (var hop = said.length - 1;
        hop >= 0 && said.length - hop <= MOST_HOPS && isOurs(address);
        hop--) {
      var next = said[hop].strip();
      if (!Network.isAddress(next)) {
        break;
      }
      address = next;
    }
    return address;
  }

  private static String unbracketed(String address) {
    return address.startsWith("[") && address.endsWith("]")
        ? address.substring(1, address.length() - 1)
        : address;
  }

  private boolean isOurs(String address) {
    return proxies.stream().anyMatch(proxy -> proxy.contains(address));
  }
}
