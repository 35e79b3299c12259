package dev.kadr.adapter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code ::1}. */
record Network(InetAddress first, int bits) {
  /** Digits, dots and colons: names would be looked up, which is slow and asks strangers. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

  /** What one household has of IPv6. */
  private static final int HOUSEHOLD_BYTES = 8;

  static Network parse(String text) {
    var slash = text.indexOf('/');
    var address = slash < 0 ? text : text.substring(0, slash);
    if (!isAddress(address)) {
      throw new IllegalArgumentException("not an address or a range of them: " + text);
    }
    var first = literal(address);
    var all = first.getAddress().length * 8;
    var bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > all) {
      throw new IllegalArgumentException("a range of " + address + " has 0 to " + all + " bits");
    }
    return new Network(first, bits);
  }

  static boolean isAddress(String text) {
    if (!LITERAL.matcher(text).matches() || (text.indexOf(':') < 0 && !isDotted(text))) {
      return false;
    }
    try {
      InetAddress.getByName(text);
      return true;
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  /** Four parts, or Java would take {@code 1.2} for an address too. */
  private static boolean isDotted(String text) {
    return text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  /** Whom an address stands for: itself, or for IPv6 the network it is in. */
  static String client(String address) {
    if (!isAddress(address)) {
      return address;
    }
    var bytes = literal(address).getAddress();
    if (bytes.length > 4) {
      Arrays.fill(bytes, HOUSEHOLD_BYTES, bytes.length, (byte) 0);
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  boolean contains(String address) {
    if (!isAddress(address)) {
      return false;
    }
    var mine = first.getAddress();
    var other = literal(address).getAddress();
    if (other.length != mine.length) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress literal(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException noAddress) {
      throw new IllegalArgumentException("not an address: " + literal, noAddress);
    }
  }
}
