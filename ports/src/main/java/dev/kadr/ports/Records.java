package dev.kadr.ports;

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

/**
 * Everything that is kept in the one database, a port for each kind: what the use cases read by,
 * and the unit of work by which alone they write.
 */
public interface Records {
  UnitOfWork unitOfWork();

  Accounts accounts();

  AccountNotes accountNotes();

  Traces traces();

  KeptAnswers keptAnswers();

  Generations generations();

  KeptFiles keptFiles();

  Uploads uploads();

  Orders orders();

  OrderMessages orderMessages();

  Notices notices();

  Questions questions();

  Alerts alerts();
}
