package dev.kadr.usecases;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.ports.TaskHandlers;
import dev.kadr.usecases.accounts.AccountUseCases;
import dev.kadr.usecases.accounts.ProfileUseCases;
import dev.kadr.usecases.dialogue.DialogueUseCases;
import dev.kadr.usecases.generation.GenerationUseCases;
import dev.kadr.usecases.generation.SelfServiceUseCases;
import dev.kadr.usecases.messaging.MessagingUseCases;
import dev.kadr.usecases.messaging.SupportUseCases;
import dev.kadr.usecases.messaging.TellShortfall;
import dev.kadr.usecases.orders.BuyByKey;
import dev.kadr.usecases.orders.OrderUseCases;
import dev.kadr.usecases.orders.StartPurchase;

/**
 * The index: everything the system does, one class each, by concept.
 *
 * <p>{@link #wire} is the only place where they are made. There is no framework behind it: the
 * compiler checks the graph.
 */
public record UseCases(
    AccountUseCases accounts,
    ProfileUseCases profile,
    GenerationUseCases generation,
    SelfServiceUseCases selfService,
    OrderUseCases orders,
    StartPurchase startPurchase,
    BuyByKey buyByKey,
    DialogueUseCases dialogue,
    MessagingUseCases messaging,
    SupportUseCases support,
    TaskHandlers taskHandlers) {

  public static UseCases wire(Ports ports, Catalogue catalogue, Policy policy) {
    var accounts = AccountUseCases.wire(ports, catalogue, policy);
    var generation = GenerationUseCases.wire(ports, catalogue, policy);
    var orders =
        OrderUseCases.wire(
            ports.records(), ports.market(), ports.surroundings(), catalogue, policy);
    var selfService = SelfServiceUseCases.wire(ports, catalogue, policy, generation.request());
    var dialogue = DialogueUseCases.wire(ports, catalogue, policy, generation.request());
    var messaging = MessagingUseCases.wire(ports, policy);
    var support = SupportUseCases.wire(ports, policy);
    var surroundings = ports.surroundings();
    var handlers =
        new Handlers(
            generation,
            orders,
            messaging,
            ports.records().unitOfWork(),
            surroundings.clock(),
            policy);
    var tellShortfall =
        new TellShortfall(
            ports.records().accounts(),
            ports.chat().messenger(),
            orders.selling().showPackages(),
            surroundings.clock());
    var chat =
        new ChatHandlers(
            dialogue.takeAlbum(),
            messaging.showProgress(),
            messaging.refreshOrderMessage(),
            support,
            tellShortfall);
    var profile = ProfileUseCases.wire(ports, policy, selfService.eraseFiles());
    var upkeep =
        new Handlers.Upkeep(
            accounts.expireCredits(),
            selfService.releaseUploads(),
            new SweepAnswers(ports.records().keptAnswers(), surroundings.clock()),
            profile.removeTraces());
    var tasks = handlers.all(upkeep, chat);
    var startPurchase =
        new StartPurchase(
            orders.selling().place(), ports.records().accounts(), ports.records().accountNotes());
    return new UseCases(
        accounts,
        profile,
        generation,
        selfService,
        orders,
        startPurchase,
        new BuyByKey(startPurchase, ports.records().keptAnswers(), surroundings.clock()),
        dialogue,
        messaging,
        support,
        tasks);
  }
}
