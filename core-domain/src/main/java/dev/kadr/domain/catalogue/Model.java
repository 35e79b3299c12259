package dev.kadr.domain.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that makes pictures or videos for credits.
 *
 * @param title what buyers read on its button
 * @param makes what comes out, how many for one price, and for what price
 * @param takes what goes in
 */
public record Model(ModelId id, Title title, Provision provision, Makes makes, Takes takes) {

  /**
   * Where it runs.
   *
   * @param route where jobs go
   * @param detours where they go instead, by what was chosen; the first that fits counts
   * @param wires how the provider writes our settings; those that are missing have our names
   * @param deadline how long a job may take; empty for as long as any of its kind
   */
  public record Provision(
      ProviderId provider,
      Route route,
      List<Detour> detours,
      Map<String, Wire> wires,
      Optional<Duration> deadline) {
    public Provision {
      detours = List.copyOf(detours);
      wires = Map.copyOf(wires);
    }

    /** One that runs in one place and writes everything as we do. */
    public Provision(ProviderId provider, String network, Map<String, String> fixed) {
      this(provider, new Route(network, "image[]", fixed), List.of(), Map.of(), Optional.empty());
    }

    /** Where a job goes. */
    public Route route(Choices choices) {
      return detours.stream()
          .filter(detour -> choices.are(detour.setting(), detour.value()))
          .findFirst()
          .map(Detour::route)
          .orElse(route);
    }

    /** Whether a setting only says where a job goes, and is not written down there. */
    public boolean leads(String setting) {
      return detours.stream().anyMatch(detour -> detour.setting().equals(setting));
    }

    public Wire wire(String setting) {
      return wires.getOrDefault(setting, new Wire(setting, Map.of()));
    }
  }

  /**
   * A place where jobs are done.
   *
   * @param network the provider's own name for it
   * @param photos the field that photos to start from are sent in
   * @param fixed settings that every request carries and no buyer chooses, by the provider's names
   */
  public record Route(String network, String photos, Map<String, String> fixed) {
    public Route {
      fixed = Map.copyOf(fixed);
    }
  }

  /** Where jobs go for which {@code setting} is {@code value}. */
  public record Detour(String setting, String value, Route route) {}

  /**
   * How a provider writes a setting.
   *
   * @param values what it calls our values; those that are missing it calls the same
   */
  public record Wire(String field, Map<String, String> values) {
    public Wire {
      values = Map.copyOf(values);
    }

    public String value(String ours) {
      return values.getOrDefault(ours, ours);
    }
  }

  /**
   * What one price buys.
   *
   * @param outputs how many come out of one job, or of each that was asked for: 1 to 10
   * @param price credits for one job
   */
  public record Makes(OutputKind kind, int outputs, Price price) {
    public Makes {
      if (outputs < 1 || outputs > 10) {
        throw new IllegalArgumentException("a job has 1 to 10 outputs, not " + outputs);
      }
    }

    /** The same price whatever is chosen. */
    public Makes(OutputKind kind, int outputs, long price) {
      this(kind, outputs, Price.flat(price));
    }
  }

  /**
   * What a buyer may choose and bring.
   *
   * @param photos how many photos it can start from
   * @param maxPromptLength in characters
   */
  public record Takes(Settings settings, Photos photos, int maxPromptLength) {
    public Takes {
      if (maxPromptLength < 1) {
        throw new IllegalArgumentException("limits are not negative");
      }
    }

    /**
     * One with sizes to choose from and nothing else.
     *
     * @param sizes the first is the one that nobody chose; empty when the model has no sizes
     */
    public Takes(List<PictureSize> sizes, int maxPictures, int maxPromptLength) {
      this(sized(sizes), new Photos(0, maxPictures), maxPromptLength);
    }

    private static Settings sized(List<PictureSize> sizes) {
      var options =
          sizes.stream()
              .map(size -> new Setting.Option(size.toString(), Title.of(size.toString())))
              .toList();
      return options.isEmpty()
          ? Settings.NONE
          : new Settings(
              List.of(
                  new Setting(
                      Setting.SIZE,
                      new Title("Размер", "Size"),
                      new Setting.Kind.Choice(options, Optional.of(options.getFirst().value())),
                      false)),
              List.of());
    }

    /** The first is the one that nobody chose; empty when the model has no sizes. */
    public List<PictureSize> sizes() {
      return settings.sizes();
    }

    public int maxPictures() {
      return photos.most();
    }
  }

  /** How many photos a job starts from, at least and at most. */
  public record Photos(int least, int most) {
    public Photos {
      if (least < 0 || most < least) {
        throw new IllegalArgumentException("limits are not negative");
      }
    }
  }

  public Model {
    makes.price().check(takes.settings(), makes.outputs());
    for (var detour : provision.detours()) {
      if (takes.settings().find(detour.setting()).isEmpty()) {
        throw new IllegalArgumentException("there is no setting " + detour.setting());
      }
    }
    for (var wired : provision.wires().keySet()) {
      if (takes.settings().find(wired).isEmpty()) {
        throw new IllegalArgumentException("there is no setting " + wired);
      }
    }
  }

  /**
   * Looks at what was chosen for a job.
   *
   * @param photos how many it is to start from
   */
  public Settings.Reading read(Map<String, String> chosen, int photos) {
    return takes.settings().read(chosen, photos > 0);
  }

  /** What counts when nobody chose anything, for a job that starts from a photo if it can. */
  public Choices usual() {
    return switch (read(new TreeMap<>(), takes.photos().most())) {
      case Settings.Reading.Understood(var choices) -> choices;
      case Settings.Reading.Wrong(var faults) ->
          throw new IllegalStateException(id.value() + " begins with what may not be: " + faults);
    };
  }

  /** Credits for a job. */
  public long cost(Choices choices) {
    return makes.price().of(choices);
  }

  /** How many outputs a job has. */
  public int outputs(Choices choices) {
    return makes.outputs() * makes.price().count(choices);
  }

  /**
   * Whether it can make something of what was sent; of more photos than it takes the first count.
   *
   * @param words characters of the prompt
   */
  public boolean fits(int sent, int words) {
    var photos = takes.photos();
    return sent >= photos.least()
        && (sent == 0 || photos.most() > 0)
        && words <= takes.maxPromptLength();
  }
}
