package dev.codestrator.app.task;

import dev.codestrator.model.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A list that is replaced, or that gets and loses items.
///
/// @param field its name in messages
record ListEdit<T extends Comparable<T>>(String field, List<T> before) {
  static <T extends Comparable<T>> ListEdit<T> of(String field, List<T> before) {
    return new ListEdit<>(field, before);
  }

  /// The list after that: sorted, and as it was when nothing is asked.
  ///
  /// @throws Rejection.Invalid `ambiguous_field` when it is both replaced and changed
  /// @throws Rejection.NotFound `not_listed` when something is to be taken out that isn't in it
  List<T> result(Optional<List<T>> all, List<T> add, List<T> remove) {
    if (all.isPresent() && !(add.isEmpty() && remove.isEmpty())) {
      throw new Rejection.Invalid(
          "ambiguous_field",
          "'" + field + "' was given together with 'add_" + field + "' or 'remove_" + field + "'",
          "give the whole list, or what to add and to take out");
    } else if (all.isEmpty() && add.isEmpty() && remove.isEmpty()) {
      return before;
    }
    var items = new ArrayList<T>(all.orElse(before));
    items.addAll(add);
    remove.forEach(item -> {
      if (!before.contains(item)) {
        throw new Rejection.NotFound(
            "not_listed", item + " is not in '" + field + "'", "there are: " + before);
      }
    });
    items.removeAll(remove);
    return items.stream().distinct().sorted().toList();
  }
}
