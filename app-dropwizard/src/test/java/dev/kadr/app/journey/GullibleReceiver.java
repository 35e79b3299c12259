package dev.kadr.app.journey;

import dev.kadr.app.journey.MoneyNodes.Bought;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.Given;
import java.time.Clock;

/**
 * A receiver of notifications as none must be: it believes what it is told without reading it back,
 * and gives without a unique key. What is proved of ours must be false of it.
 */
record GullibleReceiver(UnitOfWork unitOfWork, Clock clock) {

  void hear(Bought bought) {
    unitOfWork.<Boolean>inTransaction(
        store -> {
          var wallet = store.lockOrder(bought.order()).orElseThrow().wallet();
          var everNew = bought.payment().value() + "/" + Fixtures.random();
          var granted =
              wallet.grant(
                  new GrantId(Fixtures.random()),
                  new Provenance(Origin.PURCHASE, everNew, clock.instant()),
                  Fixtures.creditPackage().gives().credits(),
                  new Validity.Forever());
          store.append(Given.moved(granted).event());
          return true;
        });
  }
}
