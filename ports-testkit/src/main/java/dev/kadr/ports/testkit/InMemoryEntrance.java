package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.ports.accounts.OneTimeKeys;
import dev.kadr.ports.accounts.Sessions;
import dev.kadr.ports.accounts.SignInCodes;
import dev.kadr.ports.accounts.SignInLinks;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who is signed in, and who is about to be, in memory. */
public final class InMemoryEntrance {
  private final Map<SessionId, Sessions.Kept> sessions = new ConcurrentHashMap<>();
  private final Map<String, Instant> keys = new ConcurrentHashMap<>();
  private final Map<AccountId, SignInCodes.Code> codes = new ConcurrentHashMap<>();
  private final Map<String, SignInLinks.Link> links = new ConcurrentHashMap<>();

  public Sessions sessions() {
    return new Sessions() {
      @Override
      public void open(Kept session) {
        sessions.put(session.id(), session);
      }

      @Override
      public Optional<Kept> find(SessionId session, Instant now) {
        return Optional.ofNullable(sessions.get(session)).filter(it -> it.endsAt().isAfter(now));
      }

      @Override
      public Optional<Kept> findByRenewal(String renewalDigest, Instant now) {
        return sessions.values().stream()
            .filter(it -> it.renewalDigest().equals(renewalDigest) && it.endsAt().isAfter(now))
            .findFirst();
      }

      @Override
      public void prolong(SessionId session, Instant endsAt) {
        sessions.computeIfPresent(
            session,
            (id, it) ->
                new Kept(
                    id,
                    it.account(),
                    it.way(),
                    it.renewalDigest(),
                    it.device(),
                    it.openedAt(),
                    endsAt));
      }

      @Override
      public void end(SessionId session) {
        sessions.remove(session);
      }

      @Override
      public void endAll(AccountId account) {
        sessions.values().removeIf(it -> it.account().equals(account));
      }
    };
  }

  public OneTimeKeys oneTimeKeys() {
    return (digest, endsAt, now) -> {
      var first = new AtomicBoolean();
      keys.compute(
          digest,
          (key, until) -> {
            first.set(until == null || !until.isAfter(now));
            return first.get() ? endsAt : until;
          });
      return first.get();
    };
  }

  public SignInCodes signInCodes() {
    return new SignInCodes() {
      @Override
      public void put(AccountId account, Code code) {
        codes.put(account, code);
      }

      @Override
      public synchronized boolean use(AccountId account, Collection<String> digests, Instant now) {
        var code = codes.get(account);
        if (code == null || code.tries() < 1 || !code.endsAt().isAfter(now)) {
          return false;
        }
        codes.put(account, new Code(code.digest(), code.tries() - 1, code.endsAt()));
        return digests.contains(code.digest()) && codes.remove(account) != null;
      }
    };
  }

  public SignInLinks signInLinks() {
    return new SignInLinks() {
      @Override
      public void add(Link link) {
        links.put(link.ticket(), link);
      }

      @Override
      public Optional<Link> findByTicket(String ticket, Instant now) {
        return Optional.ofNullable(links.get(ticket)).filter(it -> it.endsAt().isAfter(now));
      }

      @Override
      public Optional<Link> findByPoll(String poll, Instant now) {
        return links.values().stream()
            .filter(it -> it.poll().equals(poll) && it.endsAt().isAfter(now))
            .findFirst();
      }

      @Override
      public synchronized boolean answer(String ticket, Answer answer, Instant now) {
        var link = findByTicket(ticket, now).filter(it -> it.answer() instanceof Answer.None);
        link.ifPresent(
            it ->
                links.put(
                    ticket,
                    new Link(
                        ticket,
                        it.poll(),
                        it.browser(),
                        it.device(),
                        it.askedAt(),
                        it.endsAt(),
                        answer)));
        return link.isPresent();
      }

      @Override
      public boolean take(String poll) {
        return links.values().removeIf(it -> it.poll().equals(poll));
      }
    };
  }
}
