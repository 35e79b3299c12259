package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.Choices;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.Settings;
import dev.kadr.domain.generation.Terms;
import dev.kadr.domain.generation.Wish;

/**
 * A wish in which nothing is left open, and what it costs. A quote and a request come to their
 * price here, and nowhere else.
 */
record Bargain(Wish wish, Terms terms) {

  /** Whether a wish fits its model. */
  sealed interface Answer {
    record Struck(Bargain bargain) implements Answer {}

    record NotPossible(String why) implements Answer {}
  }

  static Answer strike(Model model, Wish wish) {
    var sent = wish.photos().size();
    var photos = model.takes().photos();
    if (sent < photos.least() || sent > photos.most()) {
      return new Answer.NotPossible(Forms.photos(photos));
    }
    return switch (model.read(wish.chosen(), sent)) {
      case Settings.Reading.Understood(var choices) -> new Answer.Struck(of(model, wish, choices));
      case Settings.Reading.Wrong(var faults) -> {
        var first = faults.getFirst();
        yield new Answer.NotPossible(first.setting() + ": " + first.why());
      }
    };
  }

  static Bargain of(Model model, Wish wish, Choices choices) {
    var terms =
        new Terms(
            model.provision().provider(),
            model.makes().kind(),
            model.outputs(choices),
            model.cost(choices));
    return new Bargain(wish.settled(choices), terms);
  }
}
