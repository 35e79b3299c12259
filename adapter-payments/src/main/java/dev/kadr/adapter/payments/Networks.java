package dev.kadr.adapter.payments;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ranges of addresses, such as {@code 185.71.76.0/27}; a lone address is a range of one. */
record Networks(List<Range> ranges) {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  Networks {
    ranges = List.copyOf(ranges);
  }

  /**
   * One range.
   *
   * @param bits how many bits at the front count
   */
  record Range(InetAddress first, int bits) {
    boolean contains(InetAddress address) {
      var here = first.getAddress();
      var there = address.getAddress();
      if (here.length != there.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (((here[bit / 8] ^ there[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Reads a list of ranges.
   *
   * @param setting what to call the list when something in it is wrong
   */
  static Networks parse(String setting, List<String> texts) {
    return new Networks(texts.stream().map(text -> range(setting, text)).toList());
  }

  private static Range range(String setting, String text) {
    var parts = text.strip().split("/", 2);
    var address = address(parts[0]);
    var most = address.map(it -> it.getAddress().length * Byte.SIZE).orElse(0);
    var bits = parts.length == 1 ? Integer.toString(most) : parts[1];
    if (address.isEmpty() || !bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > most) {
      throw new IllegalArgumentException(
          setting + " is a comma list of addresses or ranges such as 185.71.76.0/27, not " + text);
    }
    return new Range(address.get(), Integer.parseInt(bits));
  }

  /** The address that a text is; nobody is asked for a name. */
  static Optional<InetAddress> address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  boolean contains(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
