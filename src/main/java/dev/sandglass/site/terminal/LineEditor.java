package dev.sandglass.site.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * Line editing as in a shell: history, search in it (Ctrl-R), completion, Ctrl-L. JLine does it, on a terminal that exists
 * only as bytes; the thread that reads a line waits in {@link #read}, keys come in by {@link #type}.
 */
final class LineEditor implements AutoCloseable {

    private static final int HISTORY = 500;

    /** The key maps are most of a reader's memory, and the same for all. */
    private static volatile @Nullable Map<String, KeyMap<Binding>> keyMaps;

    private final LineDisciplineTerminal terminal;
    private final LineReader reader;

    /** No colours: not even for what has just been pasted. */
    private static final class Plain extends DefaultHighlighter {
        @Override
        public AttributedString highlight(LineReader reader, String line) {
            return new AttributedString(line);
        }
    }

    /** How a line was ended. */
    sealed interface Outcome {
        record Line(String text) implements Outcome {}

        /** Ctrl-C. */
        record Interrupted() implements Outcome {}

        /** Ctrl-D on an empty line. */
        record Ended() implements Outcome {}
    }

    /** Proposes whole words for the one at the end of a line; one that ends in a space is complete. */
    interface Proposals {
        List<String> forLine(String line);
    }

    LineEditor(String name, OutputStream drawn, Proposals proposals, Runnable interrupted) {
        try {
            terminal =
                    new LineDisciplineTerminal(
                            name, "xterm-256color", drawn, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.enterRawMode(); // keys that come before the reader reads are not for the line
        // discipline
        var attributes = terminal.getAttributes();
        attributes.setOutputFlag(
                Attributes.OutputFlag.OPOST, false); // the reader ends its lines itself
        terminal.setAttributes(attributes);
        terminal.handle(
                Terminal.Signal.INT,
                _ -> interrupted.run()); // between two lines; the reader has its own
        reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("sandglass")
                        .completer(completer(proposals))
                        .highlighter(new Plain())
                        .variable(LineReader.HISTORY_SIZE, HISTORY)
                        .variable(LineReader.BELL_STYLE, "none")
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.AUTO_FRESH_LINE, false)
                        .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                        .build();
        shareKeyMaps();
    }

    private void shareKeyMaps() {
        var shared = keyMaps;
        if (shared == null) {
            keyMaps = Map.copyOf(reader.getKeyMaps());
        } else {
            reader.getKeyMaps().putAll(shared);
        }
    }

    private static Completer completer(Proposals proposals) {
        return (_, line, candidates) -> {
            var before = line.line().substring(0, line.cursor());
            for (var proposal : proposals.forLine(before)) {
                var word = proposal.stripTrailing();
                var isWhole =
                        word.length() < proposal.length(); // the shell would go on with a space
                candidates.add(new Candidate(word, word, null, null, null, null, isWhole));
            }
        };
    }

    /** Keys as the browser sent them. */
    void type(byte[] keys) throws IOException {
        terminal.processInputBytes(keys);
    }

    void resize(int columns, int rows) {
        terminal.setSize(new Size(columns, rows));
        terminal.raise(Terminal.Signal.WINCH);
    }

    /** Waits for a line behind the prompt. */
    Outcome read(String prompt) {
        try {
            return new Outcome.Line(reader.readLine(prompt));
        } catch (UserInterruptException e) {
            return new Outcome.Interrupted();
        } catch (EndOfFileException e) {
            return new Outcome.Ended();
        } finally {
            Thread.interrupted(); // the reader is told of Ctrl-C by an interrupt, sometimes too
            // late
        }
    }

    /** Writes above the line that is being edited, and draws that again. */
    void showAbove(String output) {
        reader.printAbove(output.endsWith("\n") ? output : output + "\r\n");
    }

    /** Keys that came and were not read into a line. */
    byte[] unread() {
        var rest = new StringBuilder();
        try {
            while (terminal.reader().peek(1) >= 0) {
                rest.append((char) terminal.reader().read());
            }
        } catch (IOException closed) {
            // nothing more then
        }
        return rest.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Lines of an earlier connection. */
    void remember(List<String> lines) {
        lines.forEach(reader.getHistory()::add);
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
