package dev.kadr.usecases.dialogue;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.generation.RequestGeneration;

/** What the system does in the conversation that leads to a request. */
public record DialogueUseCases(
    BeginPhoto beginPhoto,
    TakePhoto takePhoto,
    TakeAlbumPart takeAlbumPart,
    TakeAlbum takeAlbum,
    TakePrompt takePrompt,
    ShowOffer showOffer,
    ChooseOption chooseOption,
    ConfirmDraft confirmDraft,
    CancelDialogue cancel,
    AskQuestion askQuestion) {

  public static DialogueUseCases wire(
      Ports ports, Catalogue catalogue, Policy policy, RequestGeneration request) {
    var records = ports.records();
    var studio = ports.studio();
    var dialogues = ports.chat().dialogues();
    var clock = ports.surroundings().clock();
    var offers = new Offers(catalogue, policy.seller(), records.accounts(), clock);
    var drafting = new Drafting(catalogue, ports.surroundings().ids());
    var showOffer = new ShowOffer(dialogues);
    return new DialogueUseCases(
        new BeginPhoto(dialogues),
        new TakePhoto(dialogues, studio.pictures(), studio.blobs(), drafting, offers, clock),
        new TakeAlbumPart(
            dialogues, studio.pictures(), studio.blobs(), records.unitOfWork(), clock),
        new TakeAlbum(
            new TakeAlbum.Reads(dialogues, records.accounts(), offers, clock),
            drafting,
            showOffer,
            ports.chat().messenger()),
        new TakePrompt(dialogues, drafting, offers),
        showOffer,
        new ChooseOption(dialogues, catalogue, offers),
        new ConfirmDraft(dialogues, catalogue, request, ports.surroundings().checkpoint()),
        new CancelDialogue(dialogues),
        new AskQuestion(
            records.unitOfWork(), records.questions(), dialogues, policy.operators(), clock));
  }
}
