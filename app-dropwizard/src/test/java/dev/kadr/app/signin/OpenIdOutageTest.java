package dev.kadr.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenIdOutageTest {
  @Test
  void anIssuerThatIsAwayIsSaidSo() throws Exception {
    var world = SignInWorld.start();
    try {
      world.sandbox.close();
      var answer = world.browser().get("/api/auth/oidc/start");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.type()).isEqualTo("temporarily-unavailable");
    } finally {
      world.stop();
    }
  }
}
