package dev.codestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.architecture.ReachableRefusals;
import dev.codestrator.testing.Orchestra;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The definitions name the refusals that the code gives, no more and no fewer.
class RefusalsTest {
  @TempDir private Path folder;

  private Registry registry() {
    return Orchestra.in(folder).dispatcher().registry();
  }

  private static Set<String> words(Method<?> method) {
    return Set.of(method.refusalCodes().split("\\s+")).stream()
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  @Test
  void everyMethodNamesWithWhatItCanRefuse() throws Exception {
    SortedMap<String, SortedSet<String>> reachable =
        ReachableRefusals.in(Path.of("target/classes")).byMethod();
    reachable.values().forEach(codes -> codes.removeAll(Refusals.common().keySet()));

    var named = new TreeMap<String, SortedSet<String>>();
    registry().methods().forEach(method -> named.put(method.name(), new TreeSet<>(words(method))));
    assertThat(reachable.keySet()).isEqualTo(named.keySet());
    reachable.forEach((method, codes) ->
        assertThat(named.get(method)).as("refusals of " + method).isEqualTo(codes));
  }

  @Test
  void everyCodeHasAMeaningAndEveryMeaningACode() {
    var named = new TreeSet<String>();
    registry().methods().forEach(method -> named.addAll(words(method)));
    assertThat(Refusals.own().keySet()).isEqualTo(named);
    assertThat(Refusals.common().keySet()).doesNotContainAnyElementsOf(named);
    assertThat(Refusals.own().values()).allSatisfy(meaning -> assertThat(meaning).isNotBlank());
  }
}
