package dev.sandglass.site.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * Line editing as in a shell: history, search in it (Ctrl-R), completion, Ctrl-L. JLine does it, on a terminal that exists
 * only as bytes; the thread that reads a line waits in {@link #read}, keys come in by the {@link Keyboard}.
 *
 * <p>Ctrl-C is a key like any other here, read in its turn: JLine would have a signal and an interrupted thread, and lose one
 * that comes between two lines.
 */
final class LineEditor implements AutoCloseable {

    /** As long as an input of the sandbox may be. */
    static final int LONGEST = 64 * 1024;

    /** A key that no keyboard has: what is being edited is put aside, and comes back behind the next prompt. */
    static final String PUT_ASIDE = "\u001b[99;1~";

    private static final String ASIDE = "put-aside";
    private static final int HISTORY = 1_000;

    /** The key maps are most of a reader's memory, and the same for all. */
    private static volatile @Nullable Map<String, KeyMap<Binding>> keyMaps;

    private final Paper terminal;
    private final Keyboard keyboard;
    private final OutputStream drawn;
    private final Reader reader;
    private final ConcurrentLinkedQueue<String> above = new ConcurrentLinkedQueue<>();
    private final ShellHistory history = new ShellHistory();

    /** How a line was ended. */
    sealed interface Outcome {
        record Line(String text) implements Outcome {}

        /** Ctrl-C. */
        record Interrupted() implements Outcome {}

        /** Ctrl-D on an empty line. */
        record Ended() implements Outcome {}

        /** It grew past {@link #LONGEST}. */
        record TooLong() implements Outcome {}
    }

    /** Proposes whole words for the one at the end of a line; one that ends in a space is complete. */
    interface Proposals {
        List<String> forLine(String line);
    }

    /**
     * An editor for these keys.
     *
     * @param drawn is flushed when there are no more keys to read; the end of a line is for who reads it to flush
     */
    LineEditor(String name, Keyboard keyboard, OutputStream drawn, Proposals proposals) {
        this.keyboard = keyboard;
        this.drawn = drawn;
        try {
            terminal = new Paper(name, keyboard, drawn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Reader(terminal, keyboard);
        keyboard.meanwhile(this::showWhatIsDrawn);
        reader.setCompleter(completer(proposals));
        reader.setHighlighter(new Plain());
        reader.setHistory(history);
        reader.setVariable(LineReader.HISTORY_SIZE, HISTORY);
        reader.setVariable(LineReader.BELL_STYLE, "none");
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.AUTO_FRESH_LINE, false);
        // It would open an editor with files of its own, on the server.
        reader.getWidgets().put(LineReader.EDIT_AND_EXECUTE_COMMAND, () -> false);
        reader.getWidgets().put(ASIDE, reader::putAside);
        shareKeyMaps();
    }

    private void shareKeyMaps() {
        var shared = keyMaps;
        if (shared == null) {
            reader.getKeyMaps().get(LineReader.MAIN).bind(new Reference(ASIDE), PUT_ASIDE);
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

    void resize(int columns, int rows) {
        terminal.setSize(Size.of(columns, rows));
        terminal.raise(Terminal.Signal.WINCH);
        keyboard.call();
    }

    /**
     * Waits for a line behind the prompt.
     *
     * @param already what stands on the screen's last line, where the prompt will come
     * @param before the lines that have been entered before
     */
    Outcome read(String already, String prompt, List<String> before) {
        history.become(before);
        try {
            var all = joined(already) + prompt;
            var pattern = all.replace("%", "%%"); // no pattern of JLine's
            return new Outcome.Line(
                    reader.readLine(pattern, null, (Character) null, reader.takeAside()));
        } catch (UserInterruptException e) {
            return reader.isTooLong() ? new Outcome.TooLong() : new Outcome.Interrupted();
        } catch (EndOfFileException e) {
            return new Outcome.Ended();
        }
    }

    /** JLine draws from the first column on, so it draws again what stands there; what it cannot has a line of its own. */
    private String joined(String already) {
        if (already.isEmpty()) {
            return "";
        }
        var isPlain = already.chars().noneMatch(Character::isISOControl);
        var fits = isPlain && already.length() < terminal.getWidth();
        terminal.writer().print(fits ? "\r" : "\r\n");
        return fits ? already : "";
    }

    /** Writes above the line that is being edited, as soon as the editor can, and draws that again. */
    void showAbove(String output) {
        above.add(output);
        keyboard.call();
    }

    /** What was to be shown above a line that has ended before. */
    String takeAbove() {
        var text = new StringBuilder();
        for (var next = above.poll(); next != null; next = above.poll()) {
            text.append(next);
        }
        return text.toString();
    }

    /** On the thread that reads, when it has no more keys: then there is something for people to see. */
    private void showWhatIsDrawn() {
        if (!above.isEmpty() && reader.isAtTheLine()) {
            var text = takeAbove();
            reader.printAbove(text.endsWith("\n") ? text : text + "\r\n");
        }
        terminal.flush();
        try {
            drawn.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A terminal of bytes: keys are read from the keyboard, what is drawn is written as it is. */
    private static final class Paper extends LineDisciplineTerminal {

        private final Keyboard keyboard;

        Paper(String name, Keyboard keyboard, OutputStream drawn) throws IOException {
            super(name, "xterm-256color", new Drawing(drawn), StandardCharsets.UTF_8);
            this.keyboard = keyboard;
            var asItIs = getAttributes();
            asItIs.setOutputFlag(Attributes.OutputFlag.OPOST, false);
            setAttributes(asItIs);
        }

        @Override
        public NonBlockingReader reader() {
            return keyboard;
        }

        /** JLine would switch it off behind each line, in eight ways. */
        @Override
        public boolean trackMouse(MouseTracking tracking) {
            return false;
        }

        @Override
        protected void doClose() throws IOException {
            keyboard.close();
            super.doClose();
        }
    }

    /** JLine would have shown each piece of what it draws. */
    private static final class Drawing extends FilterOutputStream {

        Drawing(OutputStream drawn) {
            super(drawn);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void flush() {
            // when there are no more keys to read
        }
    }

    /** JLine's reader within bounds: it draws when it has no more keys to read, and no line grows for ever. */
    private static final class Reader extends LineReaderImpl {

        private final Keyboard keyboard;
        private boolean tooLong;
        private String aside = "";

        Reader(Terminal terminal, Keyboard keyboard) {
            super(terminal, "sandglass", new HashMap<>());
            this.keyboard = keyboard;
        }

        /** Whether it reads keys for the line itself, not for a search in the history or a choice. */
        boolean isAtTheLine() {
            return !lock.isHeldByCurrentThread();
        }

        boolean isTooLong() {
            var was = tooLong;
            tooLong = false;
            return was;
        }

        boolean putAside() {
            aside = buf.toString();
            return buf.clear();
        }

        String takeAside() {
            var was = aside;
            aside = "";
            return was;
        }

        @Override
        public Binding readBinding(KeyMap<Binding> keys, @Nullable KeyMap<Binding> local) {
            repeatCount = 0; // no "a thousand times what I type next"
            mult = 1;
            check(buf.length());
            check(searchTerm == null ? 0 : searchTerm.length());
            var binding = super.readBinding(keys, local);
            if (searchTerm != null
                    && binding instanceof Reference key
                    && key.name().equals(SELF_INSERT)) {
                buf.cursor(
                        buf.length()); // JLine looks no further than here, in the line it has found
            }
            return binding;
        }

        /** A line that is dropped says so, as in a shell. */
        @Override
        protected boolean interrupt() {
            buf.cursor(buf.length());
            buf.write("^C");
            return super.interrupt();
        }

        private void check(int length) {
            if (length > LONGEST) {
                tooLong = true;
                throw new UserInterruptException("");
            }
        }

        /** What is pasted, to its end: the rest of one that is too long must not be taken for keys. */
        @Override
        protected String doReadStringUntil(String end) {
            var text = new StringBuilder();
            var length = 0;
            while (text.length() < end.length()
                    || text.indexOf(end, text.length() - end.length()) < 0) {
                var character = readCharacter();
                if (character < 0) {
                    throw new EndOfFileException();
                }
                text.appendCodePoint(character);
                length++;
                if (length > LONGEST && text.length() > end.length()) {
                    text.delete(0, text.length() - end.length());
                }
            }
            check(length);
            return text.substring(0, text.length() - end.length());
        }

        @Override
        protected void redisplay(boolean flush) {
            if (state != State.NORMAL || !keyboard.hasMore()) {
                super.redisplay(flush);
            }
        }
    }

    /** No colours: not even for what has just been pasted. */
    private static final class Plain extends DefaultHighlighter {
        @Override
        public AttributedString highlight(LineReader reader, String line) {
            return new AttributedString(line);
        }
    }
}
