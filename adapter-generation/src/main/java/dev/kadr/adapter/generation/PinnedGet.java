package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One GET over a connection to addresses that were looked at before.
 *
 * <p>Not java.net.http: it resolves the name again when it connects, and between our look and its
 * connection the name may come to mean a machine of our own network. Here the address that was
 * looked at is the one that is connected to, and the certificate still has to be the name's.
 */
record PinnedGet(int status, Map<String, String> headers, InputStream body, Socket socket)
    implements Closeable {
  private static final int MAX_HEAD_BYTES = 32 << 10;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,15}");

  /** Asks; closing the answer closes the connection. */
  static PinnedGet of(URI address, List<InetAddress> addresses, Duration connect, Duration silence)
      throws IOException {
    var socket = connect(address, addresses, connect, silence);
    try {
      socket.getOutputStream().write(request(address));
      var in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
      var head = head(in);
      while (head.status() / 100 == 1) {
        head = head(in);
      }
      return new PinnedGet(head.status(), head.headers(), body(head.headers(), in), socket);
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static Socket connect(
      URI address, List<InetAddress> addresses, Duration connect, Duration silence)
      throws IOException {
    var port = FileHosts.portOf(address);
    var failure = new IOException("no address could be reached");
    for (var candidate : addresses.subList(0, Math.min(3, addresses.size()))) {
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(candidate, port), (int) connect.toMillis());
        socket.setSoTimeout((int) silence.toMillis());
        return "https".equalsIgnoreCase(address.getScheme())
            ? secured(socket, FileHosts.bare(address.getHost()), port)
            : socket;
      } catch (IOException failed) {
        socket.close();
        failure.addSuppressed(failed);
      }
    }
    throw failure;
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] request(URI address) {
    var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    var port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return """
    GET %s HTTP/1.1\r
    Host: %s\r
    User-Agent: kadr\r
    Accept: */*\r
    Accept-Encoding: identity\r
    Connection: close\r
    \r
    """
        .formatted(path + query, address.getHost() + port)
        .getBytes(US_ASCII);
  }

  private record Head(int status, Map<String, String> headers) {}

  private static Head head(InputStream in) throws IOException {
    var budget = MAX_HEAD_BYTES;
    var first = line(in, budget);
    var match = STATUS.matcher(first);
    if (!match.matches()) {
      throw new IOException("the answer is not HTTP/1.1");
    }
    var headers = new HashMap<String, String>();
    for (var line = line(in, budget); !line.isEmpty(); line = line(in, budget)) {
      budget -= line.length() + 2;
      var colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return new Head(Integer.parseInt(match.group(1)), headers);
  }

  private static String line(InputStream in, int limit) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the answer ends in its head");
      }
      if (line.size() >= limit) {
        throw new IOException("the head of the answer is too long");
      }
      line.write(next);
    }
    var text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static InputStream body(Map<String, String> headers, InputStream in) throws IOException {
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      return new Chunks(in);
    }
    var length = headers.get("content-length");
    if (length == null) {
      return in;
    }
    if (!LENGTH.matcher(length).matches()) {
      throw new IOException("the answer has no sensible length");
    }
    return new Exactly(in, Long.parseLong(length));
  }

  /** A body that is as long as was said, or broken. */
  private static final class Exactly extends InputStream {
    private final InputStream in;
    private long left;

    private Exactly(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      var count = in.read(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("the answer ends before its length");
      }
      left -= count;
      return count;
    }
  }

  /** A body that comes in chunks. */
  private static final class Chunks extends InputStream {
    private static final Pattern SIZE = Pattern.compile("([0-9a-fA-F]{1,8})(?:[; \\t].*)?");
    private final InputStream in;
    private long left;
    private boolean over;
    private boolean first = true;

    private Chunks(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0 && !over) {
        nextChunk();
      }
      if (over) {
        return -1;
      }
      var count = in.read(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("the answer ends in a chunk");
      }
      left -= count;
      return count;
    }

    private void nextChunk() throws IOException {
      if (!first && !line(in, 2).isEmpty()) {
        throw new IOException("a chunk is longer than it says");
      }
      first = false;
      var match = SIZE.matcher(line(in, 1_024));
      if (!match.matches()) {
        throw new IOException("a chunk has no size");
      }
      left = Long.parseLong(match.group(1), 16);
      over = left == 0;
    }
  }
}
