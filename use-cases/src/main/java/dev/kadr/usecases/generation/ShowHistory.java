package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.Title;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Shows an account what it asked for, page by page, newest first. */
public final class ShowHistory {
  /** How many requests make a page. */
  public static final int PAGE = 5;

  /** Further back nobody turns page by page. */
  private static final int LAST_PAGE = 999;

  private final Generations generations;
  private final Catalogue catalogue;
  private final Blobs blobs;
  private final FileLinks links;

  ShowHistory(Generations generations, Catalogue catalogue, Blobs blobs, FileLinks links) {
    this.generations = generations;
    this.catalogue = catalogue;
    this.blobs = blobs;
    this.links = links;
  }

  /**
   * A page.
   *
   * @param number counts from 0
   * @param goesOn whether another one follows
   */
  public record Page(List<Entry> entries, int number, boolean goesOn) {
    public Page {
      entries = List.copyOf(entries);
    }

    /** What was made on it, small. */
    public List<Attachment> previews() {
      return entries.stream().flatMap(entry -> entry.previews().stream()).toList();
    }
  }

  /**
   * One request.
   *
   * @param number counts from 1, the newest, over all pages
   * @param model as buyers know it
   * @param charged credits that were spent
   * @param links new addresses of its files, which hold for a day; empty when they were removed
   */
  public record Entry(
      int number,
      GenerationRequest request,
      Title model,
      long charged,
      List<Attachment> previews,
      List<URI> links) {
    public Entry {
      previews = List.copyOf(previews);
      links = List.copyOf(links);
    }
  }

  /**
   * Shows one.
   *
   * @param page counts from 0
   */
  public Page show(AccountId account, int page) {
    var number = Math.clamp(page, 0, LAST_PAGE);
    var skip = number * PAGE;
    var found = generations.history(account, skip, PAGE + 1);
    var shown = found.stream().limit(PAGE).toList();
    var entries =
        Stream.iterate(0, index -> index < shown.size(), index -> index + 1)
            .map(index -> entry(skip + index + 1, shown.get(index)))
            .toList();
    return new Page(entries, number, found.size() > PAGE && number < LAST_PAGE);
  }

  private Entry entry(int number, GenerationRequest request) {
    var id = request.wish().model();
    var kept =
        FetchOriginals.outputs(request.state()).stream().filter(ShowHistory::isKept).toList();
    return new Entry(
        number,
        request,
        catalogue.find(id).map(Model::title).orElseGet(() -> Title.of(id.value())),
        charged(request),
        kept.stream().flatMap(this::preview).toList(),
        kept.stream().map(output -> links.link(output.original(), FileLinks.USUAL)).toList());
  }

  private static boolean isKept(Output output) {
    return switch (output.keeping()) {
      case Output.Keeping.Kept kept -> true;
      case Output.Keeping.Removed removed -> false;
    };
  }

  /** What the wallet captured, by the same rule. */
  private static long charged(GenerationRequest request) {
    var asked = request.terms().outputs();
    return request.state() instanceof State.Completed completed
        ? request.terms().cost() * Math.min(completed.outputs().size(), asked) / asked
        : 0;
  }

  /** There is no small picture of a video. */
  private Stream<Attachment> preview(Output output) {
    return switch (output.kind()) {
      case PICTURE -> small(output);
      case VIDEO -> Stream.empty();
    };
  }

  private Stream<Attachment> small(Output output) {
    return blobs
        .find(output.preview())
        .map(content -> new Attachment(OutputKind.PICTURE, content, "image/jpeg", 512, 512))
        .stream();
  }
}
