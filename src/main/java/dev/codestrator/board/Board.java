package dev.codestrator.board;

import dev.codestrator.http.Hosts;
import dev.codestrator.http.HttpCall;
import dev.codestrator.http.Refused;
import dev.codestrator.http.Site;
import dev.codestrator.json.Json;
import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/// What is behind which path.
///
/// Nobody needs a token to look; to write, the one that the board's starter was given. A page of
/// another place can do neither: it is refused by its `Origin`, and can't read what it is sent.
///
/// @param token for writing; empty when nobody may
/// @param about what the page must know at its start, as JSON
record Board(
    Hosts hosts, Desk desk, Audience audience, Optional<String> token, Map<String, Object> about)
    implements Site {
  /// How long a body may be, in bytes.
  static final int LARGEST = 64_000;

  private static final String API = "/api/";
  private static final String WORDS = "/words/";
  private static final String BEARER = "Bearer ";
  private static final String HTML = "text/html; charset=utf-8";
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
              + "require-trusted-types-for 'script'; trusted-types rendered",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  @Override
  public Answering admit(HttpCall call) {
    HEADERS.forEach(call::set);
    hosts.require(call);
    Answering answering = call.path().startsWith(API) ? posted(call) : shown(call);
    return each -> {
      try {
        answering.answer(each);
      } catch (Rejection e) {
        throw new Declined(e);
      }
    };
  }

  private Answering shown(HttpCall call) {
    if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
      throw new Refused(405, "this is for looking", Map.of("Allow", "GET, HEAD"));
    }
    String path = call.path();
    Optional<Asset> asset = Asset.at(path);
    if (asset.isPresent()) {
      return each -> each.answer(200, asset.get().type(), asset.get().text());
    } else if (path.startsWith(WORDS)) {
      return each -> show(each, desk.words(path.substring(WORDS.length()), session(each)));
    }
    return switch (path) {
      case "/graph" -> each -> show(each, desk.graph(session(each)));
      case "/about" -> each -> each.answer(200, HttpCall.JSON, Json.text(about));
      case "/events" -> audience::tell;
      default -> throw new Refused(404, "there is nothing at this place");
    };
  }

  private static void show(HttpCall call, String html) throws IOException {
    call.answer(200, HTML, html);
  }

  private static Optional<String> session(HttpCall call) {
    return call.query("session_id").filter(value -> !value.isEmpty());
  }

  private Answering posted(HttpCall call) {
    if (!call.method().equals("POST")) {
      throw new Refused(405, "methods are called by POST", Map.of("Allow", "POST"));
    }
    String method = call.path().substring(API.length());
    return each -> {
      if (desk.writes(method)) {
        requireToken(each);
      }
      var values = Json.object(new String(each.body(LARGEST), StandardCharsets.UTF_8));
      each.answer(200, HttpCall.JSON, Json.text(desk.call(method, values)));
    };
  }

  private void requireToken(HttpCall call) {
    String kept =
        token.orElseThrow(() -> new Refused(403, "this board is for looking: orch board --write"));
    boolean ours =
        call.header("Authorization")
            .filter(value -> value.startsWith(BEARER))
            .filter(value -> same(kept, value.substring(BEARER.length())))
            .isPresent();
    if (!ours) {
      throw new Refused(
          401, "open the address that orch board printed", Map.of("WWW-Authenticate", "Bearer"));
    }
  }

  /// In a time that tells nothing about where they differ.
  private static boolean same(String kept, String given) {
    return MessageDigest.isEqual(
        kept.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String body(Refused refused) {
    return refused instanceof Declined declined
        ? declined.text()
        : Json.text(Map.of("code", "refused", "message", refused.reason(), "hint", ""));
  }

  /// A call that a method, or what it stands on, refused.
  static final class Declined extends Refused {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    Declined(Rejection rejection) {
      super(status(rejection), rejection.message());
      this.rejection = rejection;
    }

    private String text() {
      return Json.text(rejection);
    }

    private static int status(Rejection rejection) {
      return switch (rejection) {
        case Rejection.Invalid _ -> 400;
        case Rejection.NotFound _ -> 404;
        case Rejection.Conflict _ -> 409;
        case Rejection.Busy _ -> 503;
        case Rejection.Forbidden _ -> 403;
        case Rejection.ToolFailed _ -> 502;
      };
    }
  }
}
