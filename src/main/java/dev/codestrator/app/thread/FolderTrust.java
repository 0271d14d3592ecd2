package dev.codestrator.app.thread;

import dev.codestrator.agent.Provider;
import dev.codestrator.app.Call;
import dev.codestrator.app.install.StartupFiles;
import dev.codestrator.app.trust.Agreement;
import java.nio.file.Path;

/// What has to hold before an agent's program is told that it may trust a folder.
final class FolderTrust {
  private FolderTrust() {}

  /// Refuses a folder of a repository with files by which the program starts others, when nobody
  /// agreed to these files. What `orch init` puts into them needs no agreement.
  ///
  /// @throws dev.codestrator.model.Rejection.Forbidden `not_trusted`
  static void require(Call call, Provider provider, Path folder) {
    if (call.repository().isRepository()) {
      Agreement.require(
          call,
          "files of the repository",
          StartupFiles.in(folder, provider.name(), provider.startupFiles()));
    }
  }
}
