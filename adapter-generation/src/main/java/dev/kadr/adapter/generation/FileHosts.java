package dev.kadr.adapter.generation;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that results may come from: an address in an answer is a stranger's wish.
 *
 * <p>An entry is {@code host}, {@code host:port} or {@code *.host}. A public host is reached over
 * https only, without a port in its entry on 443 only. A loopback host counts when it is listed by
 * name, also over plain http, without a port in its entry on every port: that is a stand-in on this
 * machine.
 */
record FileHosts(List<Entry> entries) {
  private static final Pattern SHAPE =
      Pattern.compile("(\\*\\.)?([a-z0-9.-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?");
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(?:\\.\\d{1,3}){3}");
  private static final int ANY_PORT = -1;

  record Entry(String host, boolean withSubdomains, int port) {}

  FileHosts {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the entries.
   *
   * @throws IllegalArgumentException for one that is none
   */
  static FileHosts parse(List<String> entries) {
    return new FileHosts(entries.stream().map(FileHosts::entry).toList());
  }

  private static Entry entry(String text) {
    var match = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      throw new IllegalArgumentException("a file host is host or host:port, not \"" + text + "\"");
    }
    var port = match.group(3) == null ? ANY_PORT : Integer.parseInt(match.group(3));
    return new Entry(bare(match.group(2)), match.group(1) != null, port);
  }

  /** Whether we would ask this address for anything, whatever its name resolves to. */
  boolean allow(URI address) {
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      return false;
    }
    var host = bare(address.getHost());
    var loopback = isLoopback(host);
    var https = "https".equalsIgnoreCase(address.getScheme());
    if (!https && !(loopback && "http".equalsIgnoreCase(address.getScheme()))) {
      return false;
    }
    var port = portOf(address);
    return entries.stream()
        .filter(
            entry ->
                entry.port() == port || (entry.port() == ANY_PORT && (loopback || port == 443)))
        .anyMatch(entry -> covers(entry, host));
  }

  private static boolean covers(Entry entry, String host) {
    return entry.withSubdomains() ? host.endsWith("." + entry.host()) : host.equals(entry.host());
  }

  /** The name of a host in the only form that is compared. */
  static String bare(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[")) {
      return name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  static int portOf(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  /** Whether the name itself says this machine; what other names resolve to does not count. */
  static boolean isLoopback(String host) {
    var name = bare(host);
    return name.equals("localhost") || name.equals("::1") || LOOPBACK_V4.matcher(name).matches();
  }

  /**
   * The addresses of a host, when every one of them may be connected to; none otherwise.
   *
   * @throws UnknownHostException when nobody knows it
   */
  static List<InetAddress> resolve(String host) throws UnknownHostException {
    var found = List.of(InetAddress.getAllByName(bare(host)));
    var loopback = isLoopback(host);
    var fit =
        found.stream()
            .allMatch(
                address ->
                    loopback ? address.isLoopbackAddress() : PublicAddresses.contain(address));
    return fit ? found : List.of();
  }
}
