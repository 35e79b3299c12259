package dev.kadr.usecases.dialogue;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.generation.RequestGeneration;

/** What the system does in the conversation that leads to a request. */
public record DialogueUseCases(
    BeginPhoto beginPhoto,
    TakePhoto takePhoto,
    TakePrompt takePrompt,
    ShowOffer showOffer,
    ChooseOption chooseOption,
    ConfirmDraft confirmDraft,
    CancelDialogue cancel) {

  public static DialogueUseCases wire(Ports ports, Catalogue catalogue, RequestGeneration request) {
    var dialogues = ports.chat().dialogues();
    var ids = ports.surroundings().ids();
    var offers = new Offers(catalogue, ports.ledger().accounts(), ports.surroundings().clock());
    var drafting = new Drafting(dialogues, catalogue, offers, ids);
    return new DialogueUseCases(
        new BeginPhoto(dialogues),
        new TakePhoto(dialogues, ports.studio().pictures(), ports.studio().blobs(), drafting, ids),
        new TakePrompt(dialogues, drafting),
        new ShowOffer(dialogues),
        new ChooseOption(dialogues, catalogue, offers),
        new ConfirmDraft(dialogues, request, ports.surroundings().checkpoint()),
        new CancelDialogue(dialogues));
  }
}
