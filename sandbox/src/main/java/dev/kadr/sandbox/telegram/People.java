package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The test users. Guarded by the lock of {@link Conversations}, its only user. */
final class People {
  private static final List<Person> FIRST =
      List.of(
          Person.of(710_000_001, "Аня", "anya_sandbox", "ru"),
          Person.of(710_000_002, "Борис", "boris_sandbox", "ru"),
          Person.of(710_000_003, "Emma", "emma_sandbox", "en"));

  /** Above 32 bits, as many real ids are. */
  private static final long FIRST_ADDED = 5_000_000_000L;

  private final Map<Long, Person> people = new LinkedHashMap<>();
  private long lastAdded;

  People(Clock clock) {
    lastAdded = FIRST_ADDED + TimeBasedIds.start(clock);
    reset();
  }

  void restore(JsonNode kept) {
    lastAdded = Math.max(lastAdded, kept.path("last_added").asLong());
    for (var json : kept.path("people")) {
      var person = Person.fromJson(json);
      people.put(person.id(), person);
    }
  }

  ObjectNode toJson() {
    var json = Json.object().put("last_added", lastAdded);
    var list = json.putArray("people");
    people.values().forEach(person -> list.add(person.toJson()));
    return json;
  }

  void reset() {
    people.clear();
    FIRST.forEach(person -> people.put(person.id(), person));
  }

  Person add(String firstName, String languageCode) {
    var person = Person.of(++lastAdded, firstName, null, languageCode);
    people.put(person.id(), person);
    return person;
  }

  List<Person> all() {
    return List.copyOf(people.values());
  }

  Optional<Person> find(long id) {
    return Optional.ofNullable(people.get(id));
  }

  Person change(long id, UnaryOperator<Person> change) {
    var changed = people.computeIfPresent(id, (key, person) -> change.apply(person));
    return known(id, changed);
  }

  Person get(long id) {
    return known(id, people.get(id));
  }

  private static Person known(long id, @Nullable Person person) {
    if (person == null) {
      throw new IllegalArgumentException("there is no user " + id);
    }
    return person;
  }
}
