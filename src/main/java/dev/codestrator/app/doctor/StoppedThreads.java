package dev.codestrator.app.doctor;

import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import java.util.List;

/// Children that are recorded as stopped, while their programs go on: whoever stopped them crashed
/// in between.
final class StoppedThreads implements Check {
  @Override
  public List<Found> look(Scene scene) {
    return scene.openSessions().stream()
        .flatMap(session -> scene.view().list(RecordType.THREAD, session.id()).stream())
        .filter(stored -> stored.value().status() == ThreadStatus.STOPPED)
        .filter(stored -> runs(scene, stored.value()))
        .map(stored -> found(scene, stored))
        .toList();
  }

  private static boolean runs(Scene scene, AgentThread thread) {
    return ThreadFolder.of(scene.call().repository(), thread.id())
        .process()
        .filter(ProcessRef::alive)
        .isPresent();
  }

  private static Found found(Scene scene, Stored<AgentThread> stored) {
    AgentThread thread = stored.value();
    return Found.of(
        "stopped_runs",
        scene.view().shown(stored.file()),
        thread.id() + " is recorded as stopped, but its program runs",
        "stop it again: orch stop " + thread.id() + " --session " + thread.session());
  }
}
