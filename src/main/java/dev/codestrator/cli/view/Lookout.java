package dev.codestrator.cli.view;

import dev.codestrator.app.live.LiveServices;
import dev.codestrator.app.live.Sight;
import dev.codestrator.io.Watch;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Looks at all again whenever files tell that something has changed, and not more often than there
/// is use for it.
final class Lookout {
  private static final Duration BREATH = Duration.ofMillis(250);

  private final LiveServices services;
  private final Path folder;
  private final Caller caller;
  private final Consumer<News> news;

  Lookout(LiveServices services, Path folder, Caller caller, Consumer<News> news) {
    this.services = services;
    this.folder = folder;
    this.caller = caller;
    this.news = news;
  }

  void run() {
    List<Path> folders = List.of();
    while (true) {
      try (Watch watch = Watch.on(folders, services.changes()::matters)) {
        folders = look(folders, watch);
      } catch (Rejection e) {
        news.accept(new News.Refused(e));
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
      }
    }
  }

  /// Looks as long as these are the folders to watch.
  ///
  /// @return those to watch instead
  private List<Path> look(List<Path> folders, Watch watch) {
    while (true) {
      Sight sight = services.sights().look(folder, caller);
      news.accept(new News.Seen(sight));
      List<Path> now = services.changes().folders(sight);
      if (!now.equals(folders)) {
        return now;
      }
      services.changes().await(watch, sight);
      LockSupport.parkNanos(BREATH.toNanos());
    }
  }
}
