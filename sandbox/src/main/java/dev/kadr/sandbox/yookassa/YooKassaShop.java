package dev.kadr.sandbox.yookassa;

import java.net.URI;

/**
 * The one shop that the stand-in serves.
 *
 * @param secretKey a test shop's key begins with {@code test_}, and its payments say so
 * @param webhook where notifications go until {@code POST /control} names another place
 */
public record YooKassaShop(String shopId, String secretKey, URI webhook) {
  public static final String MADE_UP_ID = "100500";
  public static final String MADE_UP_KEY = "test_sandbox_only_not_a_real_key";

  private static final String TEST_KEY = "test_";

  /** The made-up shop; its notifications go nowhere until they are told where to. */
  public static YooKassaShop forTests() {
    return new YooKassaShop(MADE_UP_ID, MADE_UP_KEY, URI.create("http://127.0.0.1:9/"));
  }

  boolean test() {
    return secretKey.startsWith(TEST_KEY);
  }

  /** Keeps the key out of logs, should somebody put a real one here. */
  @Override
  public String toString() {
    return "YooKassaShop[" + shopId + ", " + webhook + "]";
  }
}
