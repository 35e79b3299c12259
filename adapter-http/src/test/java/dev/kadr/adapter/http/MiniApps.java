package dev.kadr.adapter.http;

import dev.kadr.ports.accounts.TelegramIdentity;
import dev.kadr.ports.testkit.HmacSeals;
import dev.kadr.ports.testkit.InMemoryEntrance;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.SignInUseCases;
import dev.kadr.usecases.generation.SubmitWebApp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Mini Apps in a world where Telegram vouches for nobody: who is let in is tested where its
 * signatures are, here only what is served.
 */
final class MiniApps {
  static final HttpApi.Entrance ENTRANCE =
      new HttpApi.Entrance(
          URI.create("https://kadr.example"),
          Optional.of(URI.create("https://t.me/kadr_bot")),
          List.of("a-session-key-".repeat(4)),
          List.of("a-csrf-key"),
          List.of(),
          10);

  private MiniApps() {}

  static SubmitWebApp submit(Ports ports, UseCases useCases) {
    var clock = ports.surroundings().clock();
    var limits = HttpApi.limits(clock);
    var entrance = new InMemoryEntrance();
    var signIn =
        SignInUseCases.wire(
            ports,
            new SignInUseCases.Vouchers(
                new Nobody(), Optional.empty(), (chat, language, code, device) -> {}),
            new SignInUseCases.Register(
                entrance.sessions(),
                entrance.oneTimeKeys(),
                entrance.signInCodes(),
                entrance.signInLinks()),
            new SignInUseCases.Guard(
                HmacSeals.with("the sign-in key of the tests"),
                bytes -> {},
                limits,
                Runnable::run));
    return new SubmitWebApp(
        signIn.admitWebApp(),
        useCases.selfService().create(),
        new SubmitWebApp.Brake(limits, ENTRANCE.submits()),
        ports.records().unitOfWork(),
        clock);
  }

  private record Nobody() implements TelegramIdentity {
    @Override
    public Verdict ofWidget(Map<String, String> fields, Duration freshFor) {
      return new Verdict.Refused(Why.FORGED);
    }

    @Override
    public Verdict ofInitData(String initData, Duration freshFor) {
      return new Verdict.Refused(Why.FORGED);
    }
  }
}
