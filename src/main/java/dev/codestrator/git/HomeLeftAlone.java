package dev.codestrator.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/// JGit's surroundings as they are, but for its own settings: it would measure the file system and
/// write what it found into the user's home. Here it keeps that in memory.
final class HomeLeftAlone extends SystemReader.Delegate {
  private HomeLeftAlone(SystemReader real) {
    super(real);
  }

  /// From here on JGit writes nothing outside of repositories.
  static void install() {
    SystemReader.setInstance(new HomeLeftAlone(SystemReader.getInstance()));
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new InMemory(parent, fs);
  }

  @Override
  public StoredConfig getJGitConfig() {
    return new InMemory(new Config(), FS.DETECTED);
  }

  /// Settings without a file.
  private static final class InMemory extends FileBasedConfig {
    InMemory(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
