package dev.kadr.adapter.payments;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Whose notifications are listened to at all. It keeps noise away and proves nothing: what a
 * notification says is read back, whoever sent it.
 *
 * @param allowed empty means everybody
 * @param proxies who may say on whose behalf they call
 */
record Senders(Networks allowed, Networks proxies) {

  static Senders of(List<String> networks, List<String> trustedProxies) {
    return new Senders(
        Networks.parse("YOOKASSA_NETWORKS", networks),
        Networks.parse("TRUSTED_PROXIES", trustedProxies));
  }

  /**
   * Whether to listen.
   *
   * @param peer who is at the other end of the connection
   * @param forwardedFor what the peer says, the nearest last
   */
  boolean mayCall(String peer, List<String> forwardedFor) {
    return allowed.isEmpty() || client(peer, forwardedFor).filter(allowed::contains).isPresent();
  }

  /**
   * The nearest who is not one of our proxies. What stands further away was written by whoever
   * called, and a stranger at the door has nobody to speak for.
   */
  private Optional<InetAddress> client(String peer, List<String> forwardedFor) {
    var nearest = Networks.address(peer);
    for (int hop = forwardedFor.size() - 1; hop >= 0; hop--) {
      if (nearest.filter(proxies::contains).isEmpty()) {
        return nearest;
      }
      nearest = Networks.address(forwardedFor.get(hop).strip());
    }
    return nearest;
  }
}
