package dev.codestrator.markdown;

import dev.codestrator.model.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Three versions of a record, before a merge of their texts: all that its fields and boxes decide
/// is the same in the three, so that only the rest can conflict.
///
/// A value or box that one side changed is as that side has it; lists are sets. A value that both
/// sides changed differently stays different: the merge of the texts marks that line.
///
/// @param base what both sides began with
/// @param ours one side
/// @param theirs the other side
public record Settled(Document base, Document ours, Document theirs) {
  /// Settles these versions.
  ///
  /// @throws Unreadable when one of them can't be read
  public static Settled of(byte[] base, byte[] ours, byte[] theirs) {
    var read = new Settled(Document.parse(base), Document.parse(ours), Document.parse(theirs));
    return read.keys().ticks();
  }

  private Stream<Document> all() {
    return Stream.of(base, ours, theirs);
  }

  private Settled keys() {
    Set<String> names = new LinkedHashSet<>();
    Stream.of(ours, theirs, base).forEach(version -> names.addAll(version.keys()));
    Settled settled = this;
    for (String name : names) {
      settled = settled.key(name);
    }
    return settled;
  }

  private Settled key(String name) {
    Optional<Object> was = value(base, name);
    Optional<Object> mine = value(ours, name);
    Optional<Object> other = value(theirs, name);
    Optional<Object> both = lists(was, mine, other);
    if (mine.equals(other) || other.equals(was)) {
      return with(name, mine);
    } else if (mine.equals(was)) {
      return with(name, other);
    }
    return both.isPresent() ? with(name, both) : this;
  }

  private static Optional<Object> value(Document version, String name) {
    return Optional.ofNullable(version.front.values().get(name));
  }

  /// The lists as sets: what one side added is in, what one side took out is not.
  private static Optional<Object> lists(
      Optional<Object> was, Optional<Object> mine, Optional<Object> other) {
    Object before = was.orElse(List.of());
    if (mine.orElse(List.of()) instanceof List<?> a
        && other.orElse(List.of()) instanceof List<?> b
        && before instanceof List<?> old) {
      var items = new LinkedHashSet<Object>(a);
      items.addAll(b);
      var gone = new HashSet<Object>(old);
      var stays = new HashSet<Object>(a);
      stays.retainAll(new HashSet<Object>(b));
      gone.removeAll(stays);
      items.removeAll(gone);
      return Optional.of(List.copyOf(items));
    }
    return Optional.empty();
  }

  /// The three with this value; as they are when it can't be written there without risk.
  private Settled with(String name, Optional<Object> value) {
    try {
      return new Settled(set(base, name, value), set(ours, name, value), set(theirs, name, value));
    } catch (Rejection.Conflict _) {
      return this;
    }
  }

  private Document set(Document version, String name, Optional<Object> value) {
    if (value.isEmpty()) {
      return version.without(name);
    }
    return switch (value.get()) {
      case String text when !text.equals(version.front.values().get(name)) ->
          version.withScalar(name, text, order(name));
      case List<?> list when list.stream().allMatch(String.class::isInstance) ->
          version.withList(name, list.stream().map(String.class::cast).toList(), order(name));
      default -> version;
    };
  }

  /// The keys of a side that has this one, so that it comes to the same place in the others.
  private List<String> order(String name) {
    return Stream.of(ours, theirs)
        .filter(version -> version.has(name))
        .findFirst()
        .map(Document::keys)
        .orElse(List.of());
  }

  private Settled ticks() {
    Set<String> shared = sharedMarks();
    SequencedMap<String, Integer> was = boxes(base, shared);
    SequencedMap<String, Integer> mine = boxes(ours, shared);
    SequencedMap<String, Integer> other = boxes(theirs, shared);
    Set<String> names = new LinkedHashSet<>(mine.keySet());
    names.addAll(other.keySet());
    Map<Integer, Boolean> inBase = new LinkedHashMap<>();
    Map<Integer, Boolean> inOurs = new LinkedHashMap<>();
    Map<Integer, Boolean> inTheirs = new LinkedHashMap<>();
    for (String name : names) {
      boolean before = checked(base, was.get(name), false);
      boolean here = checked(ours, mine.get(name), before);
      boolean there = checked(theirs, other.get(name), before);
      boolean result = here == before ? there : here;
      put(inBase, was.get(name), result);
      put(inOurs, mine.get(name), result);
      put(inTheirs, other.get(name), result);
    }
    return new Settled(ticked(base, inBase), ticked(ours, inOurs), ticked(theirs, inTheirs));
  }

  private static boolean checked(Document version, @Nullable Integer box, boolean orElse) {
    return box == null ? orElse : version.boxes().get(box).checked();
  }

  private static Document ticked(Document version, Map<Integer, Boolean> ticks) {
    List<Item> boxes = version.outline().boxes();
    ticks.entrySet().removeIf(each -> boxes.get(each.getKey()).isChecked() == each.getValue());
    var editor = new ChecklistEditor(version.text, version.outline());
    List<Splice> splices =
        ticks.entrySet().stream()
            .flatMap(each -> editor.check(each.getKey(), each.getValue()).stream())
            .toList();
    return splices.isEmpty() ? version : Verified.checked(version, ticks, splices, "the boxes");
  }

  private static void put(Map<Integer, Boolean> ticks, @Nullable Integer box, boolean checked) {
    if (box != null) {
      ticks.put(box, checked);
    }
  }

  /// The marks that at least two versions have: those name a box even when its words change.
  private Set<String> sharedMarks() {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> shared = new LinkedHashSet<>();
    all()
        .forEach(version -> {
          Set<String> own = new LinkedHashSet<>();
          version.boxes().stream().map(Box::mark).filter(mark -> !mark.isEmpty()).forEach(own::add);
          own.stream().filter(mark -> !seen.add(mark)).forEach(shared::add);
        });
    return shared;
  }

  /// The boxes of a version by what names them: a shared mark, else section and words.
  private static SequencedMap<String, Integer> boxes(Document version, Set<String> shared) {
    var named = new LinkedHashMap<String, Integer>();
    var seen = new HashMap<String, Integer>();
    List<Box> boxes = new ArrayList<>(version.boxes());
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      String name =
          shared.contains(box.mark()) ? "^" + box.mark() : box.section() + "\n" + box.text();
      int nth = seen.merge(name, 1, Integer::sum);
      named.put(nth == 1 ? name : name + "\n" + nth, i);
    }
    return named;
  }
}
