package dev.codestrator.app.thread;

import dev.codestrator.agent.LaunchPlan;
import dev.codestrator.agent.LaunchRequest;
import dev.codestrator.agent.Provider;
import dev.codestrator.app.Call;
import dev.codestrator.app.workspace.PortRange;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Seats;
import dev.codestrator.store.ThreadFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a child is launched with, on this machine only: its prompt, its scripts, what its program
/// reads, and that program's trust in its worktree.
final class LaunchFiles {
  private final Host host;
  private final Trust trust;

  LaunchFiles(Host host) {
    this.host = host;
    this.trust = new Trust(host);
  }

  /// One launch.
  ///
  /// @param root where it works
  /// @param writable what it writes outside of that
  /// @param program what its provider needs, where it was found
  record Launch(
      Call call,
      AgentThread thread,
      Provider provider,
      Path root,
      List<Path> writable,
      Optional<Path> program) {
    /// In a worktree of ours.
    Launch(
        Call call,
        AgentThread thread,
        Provider provider,
        Checkout checkout,
        Optional<Path> program) {
      this(
          call,
          thread,
          provider,
          checkout.root(),
          LaunchFiles.writable(call.repository(), checkout),
          program);
    }

    ThreadFolder folder() {
      return ThreadFolder.of(call.repository(), thread.id());
    }
  }

  /// The program that a provider needs.
  ///
  /// @throws dev.codestrator.model.Rejection `agent_missing`, `agent_too_old`
  Optional<Path> program(Call call, Provider provider) {
    return host.program(provider, call.repository().here().root());
  }

  /// Refuses what can't be launched at all, before anything is made.
  void check(
      Call call, AgentThread thread, Provider provider, Terms terms, Optional<Path> program) {
    FolderTrust.require(call, provider, call.seat().resolveSibling(""));
    var launch = new Launch(call, thread, provider, call.repository().here(), program);
    LaunchPlan possible = plan(launch, terms);
    assert !possible.command().isEmpty();
  }

  /// Writes them.
  ///
  /// @throws dev.codestrator.model.Rejection.Forbidden `not_trusted`
  Path write(Launch launch, Terms terms, String prompt) {
    FolderTrust.require(launch.call(), launch.provider(), launch.root());
    ThreadFolder folder = launch.folder();
    LaunchPlan plan = plan(launch, terms);
    Disk.writePrivate(folder.prompt(), bytes(prompt));
    Disk.writePrivate(folder.log(), bytes(""));
    Disk.createFolders(folder.events());
    Disk.writeExecutable(folder.hookScript(), bytes(hooks(launch)));
    write(launch, plan, terms);
    if (terms.interactive()) {
      folder.rememberInteractive();
    }
    if (plan.needsTrust()) {
      trust.give(launch.root());
    }
    return folder.path();
  }

  private void write(Launch launch, LaunchPlan plan, Terms terms) {
    ThreadFolder folder = launch.folder();
    Path root = launch.root();
    plan.files()
        .forEach((name, text) -> Disk.writePrivate(folder.path().resolve(name), bytes(text)));
    plan.resume()
        .ifPresent(command -> {
          Disk.writePrivate(folder.beginScript(), bytes(plan.command()));
          Disk.writePrivate(folder.resumeScript(), bytes(command));
        });
    var variables = new LinkedHashMap<>(ports(launch));
    if (launch.program().isPresent()) {
      variables.putAll(host.handedOn());
    }
    Disk.writeExecutable(
        folder.launchScript(),
        bytes(
            LaunchScript.write(
                launch.thread(), root, folder, plan, host.launcher(), variables, terms)));
    Disk.writeExecutable(folder.shellScript(), bytes(LaunchScript.byHand(root, folder)));
  }

  private static Map<String, String> ports(Launch launch) {
    return launch.call().repository().checkouts().stream()
        .filter(each -> each.root().equals(launch.root()))
        .findFirst()
        .map(each -> PortRange.variables(each.gitDir()))
        .orElse(Map.of());
  }

  /// Takes them back.
  void takeBack(Launch launch) {
    Disk.deleteTree(launch.folder().path());
    Disk.deleteTree(launch.folder().events());
  }

  private LaunchPlan plan(Launch launch, Terms terms) {
    return launch
        .provider()
        .plan(
            new LaunchRequest(
                terms.command(),
                terms.model(),
                terms.reasoning(),
                terms.sandbox(),
                terms.headless(),
                place(launch, terms)));
  }

  private LaunchRequest.Place place(Launch launch, Terms terms) {
    ThreadFolder folder = launch.folder();
    Path root = launch.root();
    return new LaunchRequest.Place(
        root,
        folder.path(),
        folder.prompt(),
        folder.words(),
        folder.hookScript(),
        launch.program().map(Path::toString).orElse(""),
        terms.tools() ? server(launch.thread(), root) : List.of(),
        launch.writable());
  }

  private List<String> server(AgentThread thread, Path worktree) {
    return List.of(
        host.orch(),
        "mcp",
        "-C",
        worktree.toString(),
        "--role",
        thread.role().dashed(),
        "--session",
        thread.session().value(),
        "--thread",
        thread.id().value());
  }

  /// What git writes for a worktree outside it. Nothing of ours: from the folders of threads
  /// scripts run outside the sandbox, and the MCP server writes records for the agent.
  private static List<Path> writable(Clone repository, Checkout checkout) {
    Path common = repository.commonDir();
    Stream<Path> branch =
        checkout.branch().stream()
            .map(name -> Path.of("refs/heads", name).getParent())
            .flatMap(folder -> Stream.of(folder, Path.of("logs").resolve(folder)))
            .map(common::resolve);
    return Stream.concat(Stream.of(checkout.gitDir(), common.resolve("objects")), branch)
        .filter(Disk::isFolder)
        .toList();
  }

  private String hooks(Launch launch) {
    Path inbox =
        new Seats(launch.call().repository())
            .of(launch.thread().session())
            .resolve(RecordType.MESSAGE.folder())
            .resolve(launch.thread().id().value());
    return HookScript.write(
        launch.thread(),
        launch.root(),
        launch.folder(),
        inbox,
        host.launcher(),
        launch.call().config().notices().wanted());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
