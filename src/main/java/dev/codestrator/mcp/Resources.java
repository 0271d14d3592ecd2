package dev.codestrator.mcp;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Texts;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The records as resources: each its Markdown file as it is, and the status as `orch status` shows
/// it. The list is short on purpose; the rest is found by templates.
final class Resources {
  private static final String STATUS = Shelf.SCHEME + "status";
  private static final String MARKDOWN = "text/markdown";
  private static final String STATUS_METHOD = "session.context";
  private static final int MOST = 100;

  private final Guest guest;
  private final Function<Map<String, Object>, String> overview;

  Resources(Guest guest, Function<Map<String, Object>, String> overview) {
    this.guest = guest;
    this.overview = overview;
  }

  /// `resources/list`: the status, the caller's session or thread, its Epics or Cases.
  ListResourcesResult list() {
    var all = new ArrayList<Resource>();
    if (guest.may(STATUS_METHOD)) {
      all.add(
          Resource.builder(STATUS, "status")
              .description("the session on one screen")
              .mimeType("text/plain")
              .build());
    }
    guest.caller().session().ifPresent(id -> add(all, Shelf.SESSION, id.value()));
    guest.caller().thread().ifPresent(id -> add(all, Shelf.THREAD, id.value()));
    boolean root = guest.role() == Role.ROOT;
    if (Shelf.TASK.isOpenTo(guest)) {
      tasks(guest, Map.of("level", root ? "epic" : "case")).forEach(id -> add(all, Shelf.TASK, id));
    }
    return ListResourcesResult.builder(all).build();
  }

  private void add(List<Resource> all, Shelf shelf, String id) {
    if (shelf.isOpenTo(guest)) {
      all.add(
          Resource.builder(shelf.uri(id), id).description(shelf.what()).mimeType(MARKDOWN).build());
    }
  }

  /// The tasks that the guest sees.
  static List<String> tasks(Guest guest, Map<String, ?> filter) {
    return guest.call("task.list", filter).get("tasks") instanceof List<?> rows
        ? rows.stream()
            .map(row -> String.valueOf(row instanceof Map<?, ?> fields ? fields.get("id") : row))
            .limit(MOST)
            .toList()
        : List.of();
  }

  /// `resources/templates/list`.
  ListResourceTemplatesResult templates() {
    return ListResourceTemplatesResult.builder(
            shelves()
                .map(shelf ->
                    ResourceTemplate.builder(shelf.template(), shelf.word())
                        .description(shelf.what())
                        .mimeType(MARKDOWN)
                        .build())
                .toList())
        .build();
  }

  private Stream<Shelf> shelves() {
    return Shelf.ALL.stream().filter(shelf -> shelf.isOpenTo(guest));
  }

  /// `resources/read`.
  ///
  /// @throws Rejection when there is no such resource, or it isn't for this caller
  ReadResourceResult read(String uri) {
    if (uri.equals(STATUS)) {
      return text(uri, "text/plain", overview.apply(guest.call(STATUS_METHOD, Map.of())));
    }
    String[] parts = uri.substring(Math.min(uri.length(), Shelf.SCHEME.length())).split("/", -1);
    Optional<Shelf> shelf =
        Shelf.ALL.stream()
            .filter(each -> uri.startsWith(Shelf.SCHEME) && each.word().equals(parts[0]))
            .findFirst();
    if (shelf.isEmpty() || parts.length != 2) {
      throw unknown(uri);
    }
    return text(uri, MARKDOWN, content(shelf.get().file(guest, parts[1])));
  }

  private static String content(Path file) {
    return new String(
        Disk.read(file)
            .orElseThrow(() ->
                new Rejection.NotFound(
                    "file_missing", file + " has gone meanwhile", "read it again")),
        StandardCharsets.UTF_8);
  }

  private Rejection unknown(String uri) {
    return new Rejection.NotFound(
        "unknown_resource",
        "there is no resource '" + Texts.excerpt(uri, 80) + "'",
        "there are "
            + STATUS
            + " and "
            + String.join(", ", shelves().map(Shelf::template).toList()));
  }

  private static ReadResourceResult text(String uri, String type, String text) {
    return ReadResourceResult.builder(
            List.of(TextResourceContents.builder(uri, text).mimeType(type).build()))
        .build();
  }

  /// `completion/complete`: the IDs that begin as the client has typed.
  CompleteResult complete(String template, String beginning) {
    List<String> ids =
        shelves()
            .filter(shelf -> shelf.template().equals(template))
            .flatMap(shelf -> shelf.ids(guest, beginning).stream())
            .toList();
    return new CompleteResult(
        new CompleteCompletion(ids.stream().limit(MOST).toList(), ids.size(), ids.size() > MOST));
  }
}
