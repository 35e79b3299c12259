package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          postgresql://ann:pw@db:5432/kadr             , db:5432/kadr            , ann, pw
          postgres://ann:pw@db/kadr                    , db/kadr                 , ann, pw
          jdbc:postgresql://db/kadr?user=ann&password=pw, db/kadr                , ann, pw
          postgresql://ann@db/kadr?sslmode=require     , db/kadr?sslmode=require , ann,
          jdbc:postgresql://db/kadr?a=1&user=ann&b=2   , db/kadr?a=1&b=2         , ann,
          'postgresql://a%40b:p%2Fw%3A+%25@h1:1,h2:2/kadr', 'h1:1,h2:2/kadr', a@b, 'p/w:+%'
          postgresql://ann:p@w@db/kadr                 , db/kadr                 , ann, p@w
          postgresql://db/kadr                         , db/kadr                 ,    ,
          """)
  void everyUsualFormIsRead(String url, String where, String user, String password) {
    assertThat(DatabaseAddress.parse(url))
        .isEqualTo(
            new DatabaseAddress(
                "jdbc:postgresql://" + where,
                Optional.ofNullable(user),
                Optional.ofNullable(password)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://ann:hunter2@db/kadr",
        "postgresql://ann:hunter2@db",
        "postgresql://ann:hunter2@db/",
        "postgresql://ann:hunter2%zz@db/kadr"
      })
  void whatCannotBeReadIsRefusedWithoutItsPassword(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseAddress.parse(url))
        .withNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void anAddressIsPrintedWithoutUserAndPassword() {
    assertThat(DatabaseAddress.parse("postgresql://ann:hunter2@db/kadr"))
        .hasToString("jdbc:postgresql://db/kadr");
  }
}
