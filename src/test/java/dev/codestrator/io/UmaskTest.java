package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UmaskTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0022,rw-r--r--",
    "0002,rw-rw-r--",
    "0027,rw-r-----",
    "0077,rw-------",
    "0000,rw-rw-rw-"
  })
  void theMaskIsReadAsTheSystemTellsIt(String mask, String permissions) {
    var umask = new Umask(Umask.of("Name:\tjava\nUmask:\t" + mask + "\nState:\tS\n"));
    assertThat(umask.gives(PosixFilePermissions.fromString(permissions))).isTrue();
    assertThat(umask.gives(PosixFilePermissions.fromString("r--------"))).isFalse();
  }

  @Test
  void withoutAMaskNothingIsKnown() {
    var umask = new Umask(Umask.of("Name:\tjava\n"));
    assertThat(umask.gives(PosixFilePermissions.fromString("rw-r--r--"))).isFalse();
  }

  @Test
  void itIsWhatANewFileGets() throws IOException {
    Path file = Files.createFile(folder.resolve("new"));
    assertThat(Umask.OF_PROCESS.permissions()).contains(Files.getPosixFilePermissions(file));
  }
}
