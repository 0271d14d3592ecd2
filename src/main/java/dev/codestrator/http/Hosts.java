package dev.codestrator.http;

import java.util.List;

/// The names under which a server of this machine may be asked.
///
/// A page in a browser may send requests to this machine, be it under a name of its own that leads
/// here; so the names in `Host` and `Origin` must be ours.
public final class Hosts {
  private final List<String> names;

  /// @param port where the server listens
  public Hosts(int port) {
    names = List.of("127.0.0.1:" + port, "localhost:" + port);
  }

  /// Lets a request pass that was sent to us, and by no page of another place.
  ///
  /// @throws Refused when it wasn't
  public void require(HttpCall call) {
    if (call.header("Host").filter(names::contains).isEmpty()) {
      throw new Refused(403, "Host is none of " + String.join(", ", names));
    }
    if (call.header("Origin").filter(origin -> !isOurs(origin)).isPresent()) {
      throw new Refused(403, "Origin is another place's");
    }
  }

  private boolean isOurs(String origin) {
    return names.stream().anyMatch(name -> origin.equals("http://" + name));
  }
}
