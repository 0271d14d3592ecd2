package dev.codestrator;

import dev.codestrator.mcp.McpProgram;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.Optional;

/// The MCP server as a program, for tests.
public final class McpMain {
  private McpMain() {}

  /// Serves a role: `mcp [ROLE]`.
  public static void main(String[] args) {
    var environment = System.getenv();
    var caller =
        new Caller(
            args.length > 1 ? Role.valueOf(args[1]) : Role.ROOT,
            Optional.ofNullable(environment.get("ORCH_SESSION")).map(Id::new),
            Optional.ofNullable(environment.get("ORCH_THREAD")).map(Id::new),
            "ada@example",
            ProcessHandle.current().pid() + " (orch mcp)",
            false);
    System.exit(
        McpProgram.serve(
            Wiring.dispatcher(environment, "test"),
            Path.of("").toAbsolutePath(),
            caller,
            "test",
            System.in,
            new FileOutputStream(FileDescriptor.out),
            System.err));
  }
}
