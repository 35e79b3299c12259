package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.Backlog;
import dev.kadr.ports.KeptAnswers;
import dev.kadr.ports.Task;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.AccountNotes;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.OneTimeKeys;
import dev.kadr.ports.accounts.Sessions;
import dev.kadr.ports.accounts.SignInCodes;
import dev.kadr.ports.accounts.SignInLinks;
import dev.kadr.ports.accounts.Traces;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.KeptFiles;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.generation.Uploads;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.messaging.Questions;
import dev.kadr.ports.orders.Orders;
import java.util.List;
import java.util.Optional;

/** Runs every contract of the store against the in-memory world. */
class InMemoryWorldTest
    implements UnitOfWorkContract,
        CreditsContract,
        GenerationRequestsContract,
        ProviderQueueContract,
        AccountsContract,
        OrdersContract,
        NoticesContract,
        AlertsContract,
        KeptFilesContract,
        QuestionsContract,
        SignInContract,
        StatementContract,
        BacklogContract,
        GenerationListsContract,
        UploadsContract,
        AccountNotesContract,
        KeptAnswersContract,
        TracesContract {
  private static final InMemoryWorld WORLD = new InMemoryWorld();
  private static final InMemoryEntrance ENTRANCE = new InMemoryEntrance();

  @Override
  public Sessions sessions() {
    return ENTRANCE.sessions();
  }

  @Override
  public OneTimeKeys oneTimeKeys() {
    return ENTRANCE.oneTimeKeys();
  }

  @Override
  public SignInCodes signInCodes() {
    return ENTRANCE.signInCodes();
  }

  @Override
  public SignInLinks signInLinks() {
    return ENTRANCE.signInLinks();
  }

  @Override
  public UnitOfWork unitOfWork() {
    return WORLD.unitOfWork();
  }

  @Override
  public Accounts accounts() {
    return WORLD.accounts();
  }

  @Override
  public KeptAnswers keptAnswers() {
    return WORLD.keptAnswers();
  }

  @Override
  public Traces traces() {
    return WORLD.traces();
  }

  @Override
  public Generations generations() {
    return WORLD.generations();
  }

  @Override
  public KeptFiles keptFiles() {
    return WORLD.keptFiles();
  }

  @Override
  public Orders orders() {
    return WORLD.orders();
  }

  @Override
  public Backlog backlog() {
    return WORLD.backlog(new MutableClock(Fixtures.NOW));
  }

  @Override
  public Uploads uploads() {
    return WORLD.uploads();
  }

  @Override
  public AccountNotes accountNotes() {
    return WORLD.accountNotes();
  }

  @Override
  public Notices notices() {
    return WORLD.notices();
  }

  @Override
  public Alerts alerts() {
    return WORLD.alerts();
  }

  @Override
  public Questions questions() {
    return WORLD.questions();
  }

  @Override
  public List<Transfer> transfersOf(AccountId account) {
    return WORLD.transfersOf(account);
  }

  @Override
  public List<Task> tasksOf(String instance) {
    return WORLD.waitingTasks().stream()
        .map(WaitingTask::task)
        .filter(task -> task.instance().equals(instance))
        .toList();
  }

  @Override
  public Optional<ProviderCost> costOf(GenerationId generation) {
    return WORLD.costOf(generation);
  }

  @Override
  public Optional<ProviderLoss> lossOf(GenerationId generation) {
    return WORLD.lossOf(generation);
  }
}
