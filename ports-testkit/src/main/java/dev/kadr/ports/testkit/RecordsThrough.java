package dev.kadr.ports.testkit;

import dev.kadr.ports.Alerts;
import dev.kadr.ports.KeptAnswers;
import dev.kadr.ports.Records;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.AccountNotes;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.Traces;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.KeptFiles;
import dev.kadr.ports.generation.Uploads;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.messaging.OrderMessages;
import dev.kadr.ports.messaging.Questions;
import dev.kadr.ports.orders.Orders;

/** The same records, written through a unit of work of the test's own: one that fails or counts. */
public record RecordsThrough(UnitOfWork unitOfWork, Records kept) implements Records {
  @Override
  public Accounts accounts() {
    return kept.accounts();
  }

  @Override
  public AccountNotes accountNotes() {
    return kept.accountNotes();
  }

  @Override
  public KeptAnswers keptAnswers() {
    return kept.keptAnswers();
  }

  @Override
  public Traces traces() {
    return kept.traces();
  }

  @Override
  public Generations generations() {
    return kept.generations();
  }

  @Override
  public KeptFiles keptFiles() {
    return kept.keptFiles();
  }

  @Override
  public Uploads uploads() {
    return kept.uploads();
  }

  @Override
  public Orders orders() {
    return kept.orders();
  }

  @Override
  public OrderMessages orderMessages() {
    return kept.orderMessages();
  }

  @Override
  public Notices notices() {
    return kept.notices();
  }

  @Override
  public Questions questions() {
    return kept.questions();
  }

  @Override
  public Alerts alerts() {
    return kept.alerts();
  }
}
