package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.LoginTicket;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.domain.accounts.Touch;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.ports.accounts.Farewell;
import dev.kadr.ports.accounts.Sessions;
import dev.kadr.ports.accounts.SignInCodes;
import dev.kadr.ports.accounts.SignInLinks;
import dev.kadr.ports.accounts.SignInWay;
import dev.kadr.ports.accounts.Traces;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Refusal;
import dev.kadr.ports.messaging.Questions;
import dev.kadr.ports.messaging.SendPauses;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.GivenOrders;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.RequestExample;
import dev.kadr.ports.testkit.TracesContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTracesTest implements PostgresSubjects, TracesContract {
  /** What is put wherever a person can leave a trace, and is to be found nowhere afterwards. */
  private static final String SECRET = "zanzibar";

  private static final long CHAT = 770_012_345;

  private final TestDatabase database = TestDatabase.migrated();

  @Override
  public TestDatabase database() {
    return database;
  }

  @Override
  public Traces traces() {
    return new PostgresTraces(jdbi());
  }

  @Override
  public Questions questions() {
    return new PostgresQuestions(jdbi());
  }

  /** Every table is searched, so a new one that keeps something about people is found here. */
  @Test
  void noTableSaysAnythingOfWhoLeft() {
    var account = talkative();
    assertThat(saying(SECRET)).isNotEmpty();
    assertThat(saying(Long.toString(CHAT))).isNotEmpty();
    given().commit(store -> store.add(new Farewell(account, List.of(), LEFT)));

    traces().remove(account, List.of(), LEFT);

    assertThat(saying(SECRET)).isEmpty();
    assertThat(saying(Long.toString(CHAT))).isEmpty();
    // others' requests wait here without the tasks that use cases give them
    assertThat(new LedgerCheck(jdbi()).faults())
        .filteredOn(fault -> !fault.invariant().equals("I5"))
        .isEmpty();
  }

  @Test
  void anUpdateThatCameAfterwardsIsTheNewPersons() {
    var chat = Long.toString(CHAT + 1);
    var account = given().account();
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE accounts SET chat_id = ?, chat_reachable = true WHERE id = ?",
                    chat,
                    account.value()));
    var inbox = new PostgresUpdateInbox(jdbi(), new MutableClock(LEFT.plusSeconds(5)));
    inbox.store(new UpdateInbox.Update(71, chat, "{\"before\":1}", LEFT.minusSeconds(1)));
    inbox.store(new UpdateInbox.Update(72, chat, "{\"after\":1}", LEFT.plusSeconds(1)));
    given().commit(store -> store.add(new Farewell(account, List.of(), LEFT)));

    traces().remove(account, List.of(), LEFT);

    assertThat(inbox.pending(chat, 10)).extracting(UpdateInbox.Pending::id).containsExactly(72L);
    assertThat(inbox.store(new UpdateInbox.Update(71, chat, "{}", LEFT))).isFalse();
  }

  private AccountId talkative() {
    var person = person();
    given().commit(store -> store.open(person, new Identity("telegram", Long.toString(CHAT))));
    var id = person.id();
    given().grant(id, Origin.STARTER, 10, new Validity.Forever());
    var request = given().request(id, Fixtures.provider(), RequestExample.COMPLETED, Fixtures.NOW);
    made(request);
    signedIn(id);
    bought(id);
    chatted(id);
    return id;
  }

  private static Account person() {
    var like = Fixtures.account();
    return new Account(
            like.id(),
            new Profile(SECRET, Optional.of(SECRET), Language.EN),
            new Account.Chat.Reachable(new ChatId(Long.toString(CHAT))),
            like.openedAt(),
            like.lastActive())
        .speaking(Language.EN)
        .agreed(LEFT)
        .touched(new Touch(Touch.Kind.CAMPAIGN, SECRET, LEFT))
        .opened(LoginTicket.of(SECRET, LEFT));
  }

  private void made(GenerationRequest request) {
    given()
        .commit(
            store -> {
              store.add(new Receipt(request.id(), SECRET, 8, 0, 40));
              store.add(
                  new Refusal(
                      request.ticket().account(),
                      Fixtures.submitKey(),
                      SECRET,
                      new Refusal.Why.PriceChanged(3),
                      LEFT));
              store.add(
                  new ProviderCallback(
                      new ProviderCallback.Key(request.id(), "digest"),
                      Optional.empty(),
                      SECRET,
                      LEFT,
                      true));
            });
    jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "UPDATE generation_requests SET instruction_text = ?, settings = ?::jsonb,"
                      + " submit_key = ? WHERE id = ?",
                  SECRET,
                  "{\"style\":\"" + SECRET + "\"}",
                  "repeat:" + CHAT + ":5",
                  request.id().value());
              handle.execute(
                  "INSERT INTO progress_messages (generation_id, shown) VALUES (?, ?)",
                  request.id().value(),
                  SECRET);
            });
  }

  private void signedIn(AccountId id) {
    new PostgresSessions(jdbi())
        .open(
            new Sessions.Kept(
                new SessionId(Fixtures.random()),
                id,
                SignInWay.LINK,
                digest("session"),
                SECRET,
                LEFT,
                LEFT.plusSeconds(100)));
    new PostgresSignInCodes(jdbi()).put(id, new SignInCodes.Code(digest("code"), 5, LEFT));
    var links = new PostgresSignInLinks(jdbi());
    links.add(
        new SignInLinks.Link(
            digest("ticket"),
            digest("poll"),
            digest("browser"),
            SECRET,
            Fixtures.NOW,
            LEFT,
            new SignInLinks.Answer.None()));
    links.answer(digest("ticket"), new SignInLinks.Answer.Yes(id), Fixtures.NOW);
  }

  private void bought(AccountId id) {
    var paid = new GivenOrders(unitOfWork()).paid(id);
    var by = paid.payments().getFirst().provider().orElseThrow();
    given()
        .commit(
            store -> {
              store.add(
                  new Notification(
                      new Notification.Key("payment.succeeded", by.value()),
                      Notification.About.PAYMENT,
                      SECRET,
                      LEFT,
                      Notification.Status.SETTLED));
              store.save(new Contact(id, new Email(SECRET + "@example.com"), LEFT));
            });
    jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "UPDATE orders SET utm = ?::jsonb, purchase_key = ? WHERE account_id = ?",
                  "{\"utm_source\":\"" + SECRET + "\"}",
                  "bot:" + CHAT + ":9",
                  id.value());
              handle.execute(
                  "UPDATE payments SET body = ? WHERE order_id = ?",
                  SECRET,
                  paid.order().id().value());
            });
  }

  private void chatted(AccountId id) {
    var chat = Long.toString(CHAT);
    var inbox = new PostgresUpdateInbox(jdbi(), new MutableClock(LEFT));
    inbox.store(new UpdateInbox.Update(61, chat, SECRET, Fixtures.NOW));
    inbox.store(new UpdateInbox.Update(62, chat, SECRET, Fixtures.NOW));
    inbox.park(62, SECRET);
    inbox.store(new UpdateInbox.Update(63, "inline_query:" + chat, SECRET, Fixtures.NOW));
    inbox.store(new UpdateInbox.Update(64, chat, SECRET, Fixtures.NOW));
    inbox.done(64);
    new PostgresSendPauses(jdbi(), new MutableClock(Fixtures.NOW))
        .keep(new SendPauses.Pause(new SendPauses.Scope.OneChat(new ChatId(chat)), LEFT));
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO dialogues (account_id, document, saved_at) VALUES (?, ?::jsonb,"
                        + " now())",
                    id.value(),
                    "{\"prompt\":\"" + SECRET + "\"}"));
  }

  private List<String> saying(String words) {
    var found = new ArrayList<String>();
    jdbi()
        .useHandle(
            handle -> {
              var tables =
                  handle
                      .createQuery(
                          "SELECT table_name FROM information_schema.tables"
                              + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
                      .mapTo(String.class)
                      .list();
              for (var table : tables) {
                handle
                    .createQuery(
                        "SELECT convert_from(convert_to(t::text, 'UTF8'), 'UTF8') FROM <table> t"
                            + " WHERE t::text LIKE '%' || :words || '%' OR t::text LIKE '%' ||"
                            + " encode(convert_to(:words, 'UTF8'), 'hex') || '%'")
                    .define("table", table)
                    .bind("words", words)
                    .mapTo(String.class)
                    .forEach(row -> found.add(table + ": " + row));
              }
            });
    return found;
  }

  private static String digest(String of) {
    return LoginTicket.of(of, LEFT).digest();
  }

  @AfterAll
  void close() {
    database.close();
  }
}
