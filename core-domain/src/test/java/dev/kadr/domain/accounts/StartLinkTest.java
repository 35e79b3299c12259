package dev.kadr.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartLinkTest {
  private static final String TICKET = "AbCd_efgh-ijklmnopqrst";

  @Test
  void eachLinkOfOursIsKnown() {
    assertThat(StartLink.parse("")).isEqualTo(new StartLink.Plain());
    assertThat(StartLink.parse("success")).isEqualTo(new StartLink.Paid());
    assertThat(StartLink.parse("ref_Zoe-5"))
        .isEqualTo(new StartLink.Source(Touch.Kind.REFERRAL, "Zoe-5"));
    assertThat(StartLink.parse("c_vk_autumn"))
        .isEqualTo(new StartLink.Source(Touch.Kind.CAMPAIGN, "vk_autumn"));
    assertThat(StartLink.parse("login_" + TICKET)).isEqualTo(new StartLink.Login(TICKET));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login_",
        "login_short",
        "ref_",
        "c_",
        "ref",
        "_",
        "Success",
        "xyz_1",
        "ref_<b>",
        "ref_a b",
        "ref_\u0000",
        "%00../",
        "{0}",
        "ref_\u043a\u043e\u0442",
        "c_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void whateverElseItSaysIsRotten(String payload) {
    assertThat(StartLink.parse(payload)).isEqualTo(new StartLink.Rotten());
  }

  @Test
  void aTicketIsWrittenDownNowhere() {
    assertThat(new StartLink.Login(TICKET).toString()).doesNotContain(TICKET);
    assertThat(LoginTicket.of(TICKET, Instant.EPOCH).digest()).hasSize(64).doesNotContain(TICKET);
  }
}
