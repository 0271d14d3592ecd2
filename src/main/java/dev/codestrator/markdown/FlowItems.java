package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Sequence;
import dev.codestrator.markdown.Node.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The items of a list in brackets, which has some before and after the change.
final class FlowItems {
  private final Sequence list;

  FlowItems(Sequence list) {
    this.list = list;
  }

  List<Splice> change(ListChange change) {
    if (change.keepsNone()) {
      return List.of(new Splice(list.start(), list.end(), "[" + joined(change.allAdded()) + "]"));
    }
    var splices = new ArrayList<Splice>();
    int firstKept = change.kept().indexOf(true);
    for (int i = 0; i <= list.items().size(); i++) {
      List<String> added = change.added().get(i);
      if (!added.isEmpty()) {
        splices.add(i <= firstKept ? before(firstKept, added) : after(i - 1, added));
      }
      if (i < list.items().size() && !change.kept().get(i)) {
        splices.add(i < firstKept ? deleteBefore(i) : deleteAfter(i));
      }
    }
    return splices;
  }

  private Splice before(int item, List<String> added) {
    return Splice.insert(list.items().get(item).start(), joined(added) + ", ");
  }

  private Splice after(int item, List<String> added) {
    return Splice.insert(list.items().get(item).end(), ", " + joined(added));
  }

  private Splice deleteBefore(int item) {
    return Splice.delete(list.items().get(item).start(), list.items().get(item + 1).start());
  }

  private Splice deleteAfter(int item) {
    return Splice.delete(list.items().get(item - 1).end(), list.items().get(item).end());
  }

  private static String joined(List<String> items) {
    return items.stream()
        .map(i -> Scalars.write(i, Style.PLAIN, true))
        .collect(Collectors.joining(", "));
  }
}
