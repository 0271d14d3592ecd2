package dev.codestrator.cli.job;

import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.JobServices;
import dev.codestrator.cli.Surroundings;
import dev.codestrator.model.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// One command of jobs that is to be done.
record JobDesk(JobServices services, JobWords words, Surroundings around, Caller caller) {
  /// The folder that the command is about.
  Path folder() {
    return words.value("--dir").map(around.folder()::resolve).orElse(around.folder()).normalize();
  }

  /// The job that is named first.
  Job job() {
    return services.jobs().get(around.folder(), caller, words.required(1, "job ID"));
  }

  /// All jobs.
  List<Job> all() {
    return services.jobs().all(around.folder(), caller);
  }

  /// The words from this position on; `-` reads them from standard input.
  String text(int from) {
    String text = words.text(from).orElse("");
    return text.equals("-") ? read(around.in()) : text;
  }

  private static String read(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean json() {
    return words.has("--json");
  }

  void say(String line) {
    around.out().println(Lines.safe(line));
  }

  void warn(String line) {
    around.err().println("warning: " + Lines.safe(line));
  }
}
