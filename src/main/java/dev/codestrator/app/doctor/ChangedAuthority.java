package dev.codestrator.app.doctor;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Review;
import dev.codestrator.model.Task;
import dev.codestrator.store.Grants;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Records that say more than what was given: somebody edited the role or scope of a thread, the
/// files of a Case, or the state of a review. What was given counts.
final class ChangedAuthority implements Check {
  @Override
  public List<Found> look(Scene scene) {
    var grants = new Grants(scene.call().repository());
    Stream<Found> threads =
        scene.openSessions().stream()
            .flatMap(session -> scene.view().list(RecordType.THREAD, session.id()).stream())
            .flatMap(stored -> ofThread(scene, grants, stored).stream());
    Stream<Found> cases =
        scene.trees().stream()
            .flatMap(tree -> scene.tasks(tree).stream())
            .flatMap(known -> ofCase(scene, grants, known).stream());
    Stream<Found> reviews =
        scene.openSessions().stream()
            .flatMap(session -> scene.view().list(RecordType.REVIEW, session.id()).stream())
            .filter(stored -> stored.value().state() == Review.State.APPROVED)
            .filter(stored -> !grants.isGiven(stored.value()) && !hasLanded(scene, stored.value()))
            .map(stored -> ofReview(scene, stored));
    return Stream.of(threads, cases, reviews).flatMap(each -> each).distinct().toList();
  }

  private static Optional<Found> ofThread(Scene scene, Grants grants, Stored<AgentThread> stored) {
    AgentThread says = stored.value();
    AgentThread held = grants.held(says);
    return says.equals(held)
        ? Optional.empty()
        : Optional.of(
            Found.of(
                "authority_changed",
                scene.view().shown(stored.file()),
                says.id()
                    + " says "
                    + authority(says)
                    + "; it was launched with "
                    + authority(held),
                "what it was launched with counts; put the record back: orch undo"));
  }

  private static boolean hasLanded(Scene scene, Review review) {
    return scene.view().list(RecordType.MERGE_REQUEST).stream()
        .map(Stored::value)
        .anyMatch(merge ->
            merge.id().equals(review.request()) && merge.status() == MergeRequest.Status.LANDED);
  }

  private static Found ofReview(Scene scene, Stored<Review> stored) {
    Review says = stored.value();
    return Found.of(
        "authority_changed",
        scene.view().shown(stored.file()),
        says.id() + " says approved; nobody gave that verdict for its commit on this machine",
        "a person looks at the work and says so at a terminal: orch merge approve "
            + says.request());
  }

  private static String authority(AgentThread thread) {
    return "role "
        + thread.role().dashed()
        + ", scope "
        + thread.scope()
        + thread.sandbox().map(sandbox -> ", sandbox " + sandbox.dashed()).orElse("");
  }

  private static Optional<Found> ofCase(Scene scene, Grants grants, Tasks.Known known) {
    Task task = known.task();
    List<String> held = grants.held(task).files();
    return task.files().equals(held)
        ? Optional.empty()
        : Optional.of(
            Found.of(
                "authority_changed",
                scene.view().shown(known.node().file()),
                task.id() + " says files " + task.files() + "; root gave " + held,
                "what root gave counts; root gives more by: orch task edit "
                    + task.id()
                    + " --file"));
  }
}
