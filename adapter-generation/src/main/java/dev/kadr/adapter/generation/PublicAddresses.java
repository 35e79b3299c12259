package dev.kadr.adapter.generation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The addresses that belong to the open internet and not to somebody's own house. */
final class PublicAddresses {
  /** IANA's registry of special purposes, and multicast, and what is reserved. */
  private static final List<Block> NOT_V4 =
      List.of(
          block("0.0.0.0", 8),
          block("10.0.0.0", 8),
          block("100.64.0.0", 10),
          block("127.0.0.0", 8),
          block("169.254.0.0", 16),
          block("172.16.0.0", 12),
          block("192.0.0.0", 24),
          block("192.0.2.0", 24),
          block("192.88.99.0", 24),
          block("192.168.0.0", 16),
          block("198.18.0.0", 15),
          block("198.51.100.0", 24),
          block("203.0.113.0", 24),
          block("224.0.0.0", 3));

  private static final Block GLOBAL_V6 = block("2000::", 3);

  /** Tunnels, which carry an address of the other kind inside, and documentation. */
  private static final List<Block> NOT_V6 =
      List.of(
          block("2001::", 23), block("2001:db8::", 32), block("2002::", 16), block("3fff::", 20));

  private PublicAddresses() {}

  private static final class Block {
    private final byte[] start;
    private final int bits;

    private Block(byte[] start, int bits) {
      this.start = start;
      this.bits = bits;
    }

    boolean contains(byte[] address) {
      for (var bit = 0; bit < bits; bit++) {
        var mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  static boolean contain(InetAddress address) {
    var bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return NOT_V4.stream().noneMatch(block -> block.contains(bytes));
    }
    return GLOBAL_V6.contains(bytes) && NOT_V6.stream().noneMatch(block -> block.contains(bytes));
  }

  private static Block block(String start, int bits) {
    try {
      return new Block(
          InetAddress.getByName(start).getAddress(), bits); // a literal: nobody is asked
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(start, impossible);
    }
  }
}
