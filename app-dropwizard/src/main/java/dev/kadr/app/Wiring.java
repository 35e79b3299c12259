package dev.kadr.app;

import dev.kadr.adapter.generation.GenerationCallbackResource;
import dev.kadr.adapter.payments.YooKassaWebhookResource;
import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.adapter.telegram.Telegram;
import dev.kadr.adapter.telegram.WebhookResource;
import dev.kadr.ports.RateLimits;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.accounts.SignInUseCases;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What server and commands wire alike. */
final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private Wiring() {}

  static Ports.Chat chat(Persistence persistence, Telegram telegram) {
    return new Ports.Chat(persistence.dialogues(), telegram.messenger(), persistence.showings());
  }

  /** For what nobody waits for: a little at once, and what does not fit in is not done. */
  static ExecutorService aside() {
    var few = 4;
    return new ThreadPoolExecutor(
        few,
        few,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(100),
        Thread.ofVirtual().name("aside-", 0).factory(),
        (task, pool) -> LOG.warn("too much is asked for at once: a sign-in code was not sent"));
  }

  static SignInUseCases signIn(
      Ports ports,
      Persistence persistence,
      Telegram telegram,
      Settings settings,
      RateLimits limits,
      Executor aside) {
    return SignInUseCases.wire(
        ports,
        new SignInUseCases.Vouchers(
            telegram.identity(),
            settings.openId().map(telegram::openId),
            telegram.codes(settings.site())),
        new SignInUseCases.Register(
            persistence.sessions(),
            persistence.oneTimeKeys(),
            persistence.signInCodes(),
            persistence.signInLinks()),
        new SignInUseCases.Guard(
            settings.signInSeals(), new SecureRandom()::nextBytes, limits, aside));
  }

  /** Where providers and messengers knock: each adapter has its own. */
  static List<Class<?>> hooks() {
    return List.of(
        GenerationCallbackResource.class, WebhookResource.class, YooKassaWebhookResource.class);
  }
}
