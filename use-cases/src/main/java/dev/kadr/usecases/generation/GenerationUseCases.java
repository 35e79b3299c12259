package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;

/** What the system does with requests for pictures, from the wish to the files. */
public record GenerationUseCases(
    RequestGeneration request,
    SubmitGeneration submit,
    PollProvider poll,
    AcceptCallback acceptCallback,
    ReadBack readBack,
    DownloadResult download,
    GiveUpDownload giveUpDownload,
    CheckDeadline checkDeadline,
    CancelGeneration cancel,
    SweepGenerations sweep,
    ReopenProvider reopenProvider,
    FetchOriginals fetchOriginals,
    OpenFile openFile,
    RetireFiles retireFiles,
    SweepFiles sweepFiles,
    RepeatGeneration repeat,
    ShowHistory showHistory) {

  public static GenerationUseCases wire(Ports ports, Catalogue catalogue, Policy policy) {
    var unitOfWork = ports.records().unitOfWork();
    var generations = ports.records().generations();
    var images = ports.studio().images();
    var pictures = ports.studio().pictures();
    var blobs = ports.studio().blobs();
    var keptFiles = ports.records().keptFiles();
    var dialogues = ports.chat().dialogues();
    var clock = ports.surroundings().clock();
    var ids = ports.surroundings().ids();
    var checkpoint = ports.surroundings().checkpoint();
    var timed = policy.timed(catalogue);
    var recorder = new Recorder(timed);
    var moves = new Moves(unitOfWork, recorder, clock);
    var news = new News(moves);
    var jobs = new Jobs(catalogue, blobs, pictures);
    var results = new Results(images, pictures, blobs);
    var request = new RequestGeneration(unitOfWork, catalogue, images, recorder, ids, clock);
    return new GenerationUseCases(
        request,
        new SubmitGeneration(moves, images, jobs, policy, checkpoint),
        new PollProvider(moves, news, generations, images, policy),
        new AcceptCallback(unitOfWork, ports.surroundings().telemetry(), clock),
        new ReadBack(moves, news, generations, images, checkpoint),
        new DownloadResult(moves, generations, images, results, policy, checkpoint),
        new GiveUpDownload(moves),
        new CheckDeadline(moves, timed),
        new CancelGeneration(moves),
        new SweepGenerations(moves, generations, policy),
        new ReopenProvider(unitOfWork, generations, images),
        new FetchOriginals(generations, blobs, ports.studio().links()),
        new OpenFile(blobs),
        new RetireFiles(keptFiles, dialogues, blobs, policy, checkpoint, clock),
        new SweepFiles(keptFiles, dialogues, blobs, policy, clock),
        new RepeatGeneration(generations, blobs, request),
        new ShowHistory(generations, catalogue, blobs, ports.studio().links()));
  }
}
