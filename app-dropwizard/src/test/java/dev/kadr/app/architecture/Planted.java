package dev.kadr.app.architecture;

import dev.kadr.adapter.persistence.planted.DrivingPersistence;
import dev.kadr.adapter.planted.OpenAdapter;
import dev.kadr.adapter.planted.OtherAdapterFriend;
import dev.kadr.app.planted.Breaches;
import dev.kadr.domain.accounts.planted.CuriousAccount;
import dev.kadr.domain.catalogue.planted.CuriousModel;
import dev.kadr.domain.credits.planted.CuriousCredit;
import dev.kadr.domain.orders.planted.CuriousOrder;
import dev.kadr.domain.orders.planted.RoundedOrder;
import dev.kadr.domain.planted.OpenDomain;
import dev.kadr.ports.planted.LeakingPort;
import dev.kadr.usecases.planted.LeakingUseCase;

/** For each rule, classes that break it. */
final class Planted {
  private Planted() {}

  static Class<?>[] of(String rule) {
    return switch (rule) {
      case "domain-knows-nobody",
          "domain-types-are-closed",
          "core-reads-no-clock-and-no-chance",
          "no-locks-in-the-core",
          "sql-in-persistence-only",
          "json-outside-the-core-only",
          "resources-in-driving-adapters-only",
          "dropwizard-in-http-and-app-only",
          "telegram-library-in-telegram-only",
          "only-the-app-knows-adapters" ->
          types(OpenDomain.class, OpenDomain.Friends.class);
      case "ports-know-the-domain" -> types(LeakingPort.class);
      case "use-cases-know-domain-and-ports", "use-cases-do-one-thing" ->
          types(LeakingUseCase.class);
      case "adapters-do-not-know-each-other" ->
          types(OtherAdapterFriend.class, DrivingPersistence.class);
      case "persistence-does-not-drive" -> types(DrivingPersistence.class);
      case "concepts-are-free-of-cycles" ->
          types(CuriousAccount.class, CuriousCredit.class, CuriousModel.class);
      case "nobody-knows-dialogue", "accounts-know-no-concept" -> types(CuriousAccount.class);
      case "credits-know-accounts-only" -> types(CuriousCredit.class);
      case "catalogue-knows-accounts-only" -> types(CuriousModel.class);
      case "orders-know-catalogue-and-credits-only" -> types(CuriousOrder.class);
      case "money-and-credits-are-whole-numbers" -> types(RoundedOrder.class);
      case "adapters-have-one-door" -> types(OpenAdapter.class);
      case "names-say-something" -> types(Breaches.NothingManager.class);
      case "no-injection-framework" -> types(Breaches.Injected.class);
      case "no-java-util-logging" -> types(Breaches.OldLogger.class);
      case "no-standard-streams" -> types(Breaches.Talker.class);
      case "no-generic-exceptions" -> types(Breaches.Vague.class);
      case "no-static-state" -> types(Breaches.Global.class);
      default -> throw new IllegalArgumentException("nothing is planted against " + rule);
    };
  }

  private static Class<?>[] types(Class<?>... types) {
    return types;
  }
}
