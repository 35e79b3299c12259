package dev.kadr.app.architecture;

import java.util.List;

/** Every package that a rule names; a test sees to it that none of them is a misprint. */
final class Packages {
  static final String DOMAIN = "dev.kadr.domain..";
  static final String PORTS = "dev.kadr.ports..";
  static final String USE_CASES = "dev.kadr.usecases..";
  static final String ADAPTERS = "dev.kadr.adapter..";
  static final String PERSISTENCE = "dev.kadr.adapter.persistence..";
  static final String GENERATION = "dev.kadr.adapter.generation..";
  static final String TELEGRAM = "dev.kadr.adapter.telegram..";
  static final String PAYMENTS = "dev.kadr.adapter.payments..";
  static final String HTTP = "dev.kadr.adapter.http..";
  static final String APP = "dev.kadr.app..";

  static final String ACCOUNTS = "dev.kadr.domain.accounts..";
  static final String CATALOGUE = "dev.kadr.domain.catalogue..";
  static final String CREDITS = "dev.kadr.domain.credits..";
  static final String REQUESTS = "dev.kadr.domain.generation..";
  static final String MONEY = "dev.kadr.domain";
  static final String ORDER_PORTS = "dev.kadr.ports.orders..";
  static final String SELLING = "dev.kadr.usecases.orders..";
  static final String ORDERS = "dev.kadr.domain.orders..";
  static final String DIALOGUE = "dev.kadr.domain.dialogue..";

  static final List<String> OURS =
      List.of(
          DOMAIN,
          PORTS,
          USE_CASES,
          ADAPTERS,
          PERSISTENCE,
          GENERATION,
          TELEGRAM,
          PAYMENTS,
          HTTP,
          APP,
          ACCOUNTS,
          CATALOGUE,
          CREDITS,
          REQUESTS,
          MONEY,
          ORDER_PORTS,
          SELLING,
          ORDERS,
          DIALOGUE);

  static final String JDBI = "org.jdbi..";
  static final String SQL = "java.sql..";
  static final String POOL = "com.zaxxer..";
  static final String SCHEDULER = "com.github.kagkarlsson..";
  static final String RESOURCES = "jakarta.ws.rs..";
  static final String JACKSON = "com.fasterxml..";
  static final String DROPWIZARD = "io.dropwizard..";
  static final String TELEGRAM_LIBRARY = "org.telegram..";
  static final String OKHTTP = "okhttp3..";

  static final List<String> OTHERS =
      List.of(JDBI, SQL, POOL, SCHEDULER, RESOURCES, JACKSON, DROPWIZARD, TELEGRAM_LIBRARY, OKHTTP);

  private Packages() {}
}
