package dev.codestrator.cli.view;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.ShutdownHooks;

/// The terminal of this process while the view has it: its second screen, without echo. However the
/// process ends, but for a kill, the terminal is then as it was.
final class Screen implements KeyReader.Source, AutoCloseable {
  private static final long SOON_MS = 50;
  private static final String OWN_END = ShutdownHooks.PROP_DISABLE_SHUTDOWN_HOOK;
  private static final String OWN_FRAMES = "org.jline.utils.disableAlternateCharset";
  private static final String PASTES_MARKED = "\u001b[?2004h";
  private static final String PASTES_UNMARKED = "\u001b[?2004l";

  private final Terminal terminal;
  private final Attributes usual;
  private final Display display;
  private final boolean coloured;
  private final AtomicReference<Size> size = new AtomicReference<>();
  private boolean taken;

  private Screen(Terminal terminal, boolean coloured) {
    this.terminal = terminal;
    this.coloured = coloured;
    this.usual = terminal.getAttributes();
    this.display = new Display(terminal, true);
    measure();
  }

  /// Takes the terminal. Empty when it can't be drawn on.
  ///
  /// @param coloured whether colours may be used
  static Optional<Screen> open(boolean coloured) {
    try {
      var screen = new Screen(terminal(), coloured);
      Runtime.getRuntime().addShutdownHook(new Thread(screen::release));
      screen.take();
      return Optional.of(screen);
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static Terminal terminal() throws IOException {
    System.setProperty(OWN_END, "true"); // it waits for a key that is being read
    System.setProperty(OWN_FRAMES, "true"); // who reads the pane reads letters for them
    return TerminalBuilder.builder()
        .system(true)
        .provider("exec")
        .dumb(false)
        .encoding(StandardCharsets.UTF_8)
        .build();
  }

  /// Calls this whenever the terminal has got another size.
  void onResize(Runnable then) {
    terminal.handle(
        Terminal.Signal.WINCH,
        _ -> {
          measure();
          then.run();
        });
  }

  private void measure() {
    Size now = terminal.getSize();
    boolean known = now.getColumns() > 0 && now.getRows() > 0;
    size.set(known ? now : Size.of(80, 24));
  }

  int columns() {
    return size.get().getColumns();
  }

  int rows() {
    return size.get().getRows();
  }

  /// Takes the terminal again after [#release].
  synchronized void take() {
    if (!taken) {
      taken = true;
      terminal.setAttributes(raw());
      terminal.puts(Capability.enter_ca_mode);
      terminal.puts(Capability.keypad_xmit);
      terminal.puts(Capability.cursor_invisible);
      terminal.writer().write(PASTES_MARKED);
      measure();
      redraw();
    }
  }

  /// Every key as it is pressed, those that would send signals too; output as always.
  private Attributes raw() {
    var raw = new Attributes(usual);
    raw.setLocalFlag(Attributes.LocalFlag.ICANON, false);
    raw.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    raw.setLocalFlag(Attributes.LocalFlag.IEXTEN, false);
    raw.setInputFlag(Attributes.InputFlag.IXON, false);
    raw.setInputFlag(Attributes.InputFlag.ICRNL, false);
    raw.setControlChar(Attributes.ControlChar.VMIN, 1);
    raw.setControlChar(Attributes.ControlChar.VTIME, 0);
    return raw;
  }

  /// Gives the terminal back for a while, as it was.
  synchronized void release() {
    if (taken) {
      taken = false;
      terminal.writer().write(PASTES_UNMARKED);
      terminal.puts(Capability.cursor_normal);
      terminal.puts(Capability.keypad_local);
      terminal.puts(Capability.exit_ca_mode);
      terminal.flush();
      terminal.setAttributes(usual);
    }
  }

  /// Forgets what it shows.
  synchronized void redraw() {
    display.clear();
  }

  /// Shows these lines; only what differs from those before is sent.
  synchronized void draw(List<Line> lines) {
    if (taken) {
      display.resize(size.get());
      display.update(lines.stream().map(this::drawn).toList(), -1);
    }
  }

  private AttributedString drawn(Line line) {
    var text = new AttributedStringBuilder();
    line.spans().forEach(span -> text.styled(style(span.tone()), span.text()));
    return text.toAttributedString();
  }

  private AttributedStyle style(Tone tone) {
    AttributedStyle plain = AttributedStyle.DEFAULT;
    return switch (tone) {
      case PLAIN -> plain;
      case STRONG -> plain.bold();
      case FAINT -> plain.faint();
      case CHOSEN -> plain.inverse();
      case GOOD -> coloured ? plain.foreground(AttributedStyle.GREEN) : plain;
      case WARN -> coloured ? plain.foreground(AttributedStyle.YELLOW) : plain.bold();
      case BAD -> coloured ? plain.foreground(AttributedStyle.RED) : plain.bold();
    };
  }

  @Override
  public int read(boolean soon) throws IOException {
    NonBlockingReader reader = terminal.reader();
    return soon ? reader.read(SOON_MS) : reader.read();
  }

  /// Gives the terminal back. The library's own way waits for a key that is being read.
  @Override
  public void close() {
    release();
  }
}
