package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.Task;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.AccountNotes;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.KeptFiles;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.generation.Uploads;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.orders.Orders;
import java.util.List;
import java.util.Optional;

/**
 * What the contracts of a store are about: all ports that one database is behind, and four looks
 * into it that no port allows.
 *
 * <p>Many tests share the database, and earlier runs may have left rows in it.
 */
public interface StoreSubjects {
  UnitOfWork unitOfWork();

  Accounts accounts();

  Generations generations();

  KeptFiles keptFiles();

  Orders orders();

  Uploads uploads();

  AccountNotes accountNotes();

  Notices notices();

  Alerts alerts();

  /** Every transfer of the account's grants. */
  List<Transfer> transfersOf(AccountId account);

  /** Every task of this instance that is not over. */
  List<Task> tasksOf(String instance);

  Optional<ProviderCost> costOf(GenerationId generation);

  Optional<ProviderLoss> lossOf(GenerationId generation);

  default Given given() {
    return new Given(unitOfWork());
  }
}
