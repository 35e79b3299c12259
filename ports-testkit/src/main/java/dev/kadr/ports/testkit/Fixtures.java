package dev.kadr.ports.testkit;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.CreditPackage;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.catalogue.Title;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Terms;
import dev.kadr.domain.generation.Ticket;
import dev.kadr.domain.generation.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Things of the domain as tests need them: their ids are random, everything else is the same. */
public final class Fixtures {
  /** When everything happens. It has microseconds, which is what PostgreSQL keeps. */
  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");

  public static final ProviderId GENAPI = new ProviderId("genapi");
  public static final PictureSize LARGE = new PictureSize(1024, 1024);
  public static final PictureSize SMALL = new PictureSize(512, 512);

  /** More than ASCII, a quote and two lines: what a buyer may write. */
  public static final Prompt PROMPT =
      new Prompt("\u041b\u0438\u0441\u0430 \uD83E\uDD8A \"in snow\"; it's\n{1} \\ 100% 'quiet'");

  private Fixtures() {}

  /** The model that nobody has to choose: one picture for two credits. */
  public static Model model() {
    return model(GENAPI);
  }

  public static Model model(ProviderId provider) {
    return new Model(
        new ModelId("gpt-image-1"),
        Title.of("GPT Image 1"),
        new Model.Provision(provider, "gpt-image-1", Map.of()),
        new Model.Makes(OutputKind.PICTURE, 1, 2),
        new Model.Takes(List.of(LARGE, SMALL), 4, Prompt.MAX_LENGTH));
  }

  public static Catalogue catalogue() {
    return new Catalogue(List.of(model()), List.of(creditPackage()));
  }

  /** 25 credits and a month for 500 rubles. */
  public static CreditPackage creditPackage() {
    return new CreditPackage(
        new PackageId("p500"),
        new Money(50_000, Currency.RUB),
        new CreditPackage.Gives(25, 30),
        new CreditPackage.Showcase("25 credits", "for a start", List.of("a month"), true, 4));
  }

  /** A provider that no other test has. */
  public static ProviderId provider() {
    return new ProviderId("p-" + random().toString().substring(8).replace("-", ""));
  }

  public static AccountId accountId() {
    return new AccountId(random());
  }

  /** A Telegram user that no other test has. */
  public static Identity identity() {
    return Identity.telegram(random().getLeastSignificantBits() & Long.MAX_VALUE);
  }

  public static ChatId chat() {
    return new ChatId(Long.toString(random().getLeastSignificantBits() & Long.MAX_VALUE));
  }

  public static Account account() {
    return new Account(accountId(), profile(), new Account.Chat.Reachable(chat()), NOW, NOW);
  }

  public static Profile profile() {
    return new Profile("\u041c\u0430\u0440\u0438\u044f", Optional.of("maria"), Language.RU);
  }

  public static BlobKey blobKey() {
    return new BlobKey(random().toString());
  }

  public static SubmitKey submitKey() {
    return new SubmitKey("draft:" + random());
  }

  /** What a buyer wrote themselves about one photo. */
  public static Wish wish() {
    return new Wish(
        model().id(),
        new Wish.Instruction.Written(PROMPT),
        List.of(blobKey()),
        Optional.of(LARGE),
        new TreeMap<>());
  }

  /** One for which we look at the photos, without a size and with settings. */
  public static Wish photoshoot() {
    return new Wish(
        model().id(),
        new Wish.Instruction.Photoshoot(new Prompt("autumn, film")),
        List.of(blobKey(), blobKey()),
        Optional.empty(),
        new TreeMap<>(Map.of("quality", "high", "background", "opaque")));
  }

  /** What {@link #model()} costs. */
  public static Terms terms(ProviderId provider) {
    var model = model();
    var usual = model.usual();
    return new Terms(provider, model.makes().kind(), model.outputs(usual), model.cost(usual));
  }

  public static Ticket ticket(AccountId account, Instant requestedAt) {
    return new Ticket(account, new HoldId(random()), submitKey(), Source.BOT, requestedAt);
  }

  public static GenerationId generationId() {
    return new GenerationId(random());
  }

  public static Output output() {
    return new Output(
        OutputKind.PICTURE,
        blobKey(),
        blobKey(),
        "image/png",
        new Output.Dimensions(1024, 1024, 2_345_678));
  }

  /** A new id; what is made later sorts later. */
  public static UUID random() {
    return RANDOM.next();
  }

  private static final RandomIds RANDOM = new RandomIds();
}
