package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;

/** What a buyer does with requests without a dialogue, from a site, an app or a program. */
public record SelfServiceUseCases(
    ShowCatalogue catalogue,
    QuoteGeneration quote,
    CreateGeneration create,
    KeepUpload keepUpload,
    ReleaseUploads releaseUploads,
    ListGenerations list,
    ShowGeneration show,
    DeleteGeneration delete,
    EraseFiles eraseFiles) {

  public static SelfServiceUseCases wire(
      Ports ports, Catalogue catalogue, Policy policy, RequestGeneration requests) {
    var records = ports.records();
    var generations = records.generations();
    var studio = ports.studio();
    var clock = ports.surroundings().clock();
    var forms = new Forms(catalogue, records.uploads(), clock);
    var forecast = new Forecast(generations, policy, clock);
    var offers = new Offers(generations, studio.images());
    var showing = new Showing(generations, forecast, studio.links());
    var erasure =
        new Erasure(
            records.keptFiles(),
            ports.chat().dialogues(),
            new Deletion(studio.blobs()),
            ports.surroundings().checkpoint());
    return new SelfServiceUseCases(
        new ShowCatalogue(catalogue, offers),
        new QuoteGeneration(forms, offers, forecast, ports.records().accounts(), clock),
        new CreateGeneration(forms, forecast, requests),
        new KeepUpload(
            studio.pictures(),
            studio.blobs(),
            records.uploads(),
            studio.links(),
            ports.surroundings().ids(),
            clock),
        new ReleaseUploads(records.uploads(), clock),
        new ListGenerations(generations, showing),
        new ShowGeneration(generations, showing),
        new DeleteGeneration(generations, records.keptFiles(), erasure, policy, clock),
        new EraseFiles(erasure));
  }
}
