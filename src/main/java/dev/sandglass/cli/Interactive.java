package dev.sandglass.cli;

import dev.sandglass.desk.Clock;
import dev.sandglass.desk.ClockCommand;
import dev.sandglass.desk.Completion;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.shell.Tty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The desk in the person's own terminal: lines are edited here, keys go to what runs. The cluster's time follows the
 * wall clock at the speed asked for; while a line is being edited it catches up at Enter.
 */
final class Interactive {

    private static final String NAME = "act";
    private static final int STEPS_A_TURN = 20_000;
    private static final long LOOK_MILLIS = 15;
    private static final byte CTRL_C = 3;

    private final Sandbox sandbox;
    private long turns = -1;
    private long wallStart;
    private long clusterStart;
    private long worksUntil;
    private long shown;

    /** By a Ctrl-C that came after a line was read and before keys were: it is the sandbox's too. */
    private volatile boolean interrupted;

    /** A desk whose time runs so many times as fast as the wall clock's. */
    Interactive(Sandbox sandbox, double speed) {
        this.sandbox = sandbox;
        sandbox.clock().turn(new ClockCommand.Speed(speed));
    }

    /** Until the shell ends; returns 0. */
    int run() {
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            var tty = sandbox.desk().open(NAME);
            tty.resize(Math.max(20, terminal.getWidth()), Math.max(5, terminal.getHeight()));
            terminal.handle(Terminal.Signal.INT, _ -> interrupted = true);
            terminal.handle(
                    Terminal.Signal.WINCH,
                    _ -> tty.resize(terminal.getWidth(), terminal.getHeight()));
            var reader = new Editor(terminal);
            reader.setCompleter((_, line, into) -> complete(line, into));
            while (sandbox.desk().isOpen(NAME)) {
                catchUp();
                show(terminal, tty);
                if (tty.prompt() == null) {
                    keys(terminal, tty);
                } else if (sandbox.desk().isOpen(NAME)) { // it may just have ended
                    line(reader, tty);
                }
            }
            show(terminal, tty);
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void catchUp() {
        if (interrupted) {
            interrupted = false;
            sandbox.desk().type(NAME, new byte[] {CTRL_C});
        }
        var clock = sandbox.clock();
        if (clock.turns() != turns) {
            turns = clock.turns();
            wallStart = System.nanoTime();
            clusterStart = sandbox.now();
            letWork();
        }
        if (clock.goal() != null) {
            sandbox.drive(Long.MAX_VALUE, STEPS_A_TURN); // the goal's own alarm ends it
        } else if (clock.speed() == 0) {
            sandbox.work(worksUntil, STEPS_A_TURN);
        } else {
            var passed = (long) ((System.nanoTime() - wallStart) * clock.speed());
            sandbox.drive(Math.max(sandbox.now(), clusterStart + passed), STEPS_A_TURN);
        }
    }

    /** What is typed while the clock is paused may take some time to be done. */
    private void letWork() {
        worksUntil = sandbox.now() + Clock.WORK.toNanos();
    }

    private void show(Terminal terminal, Tty tty) {
        var bytes = tty.output(shown);
        if (bytes.length > 0) {
            shown = tty.outputEnd();
            terminal.writer().write(new String(bytes, StandardCharsets.UTF_8));
            terminal.flush();
        }
    }

    /** A line, edited by JLine; what the desk then echoes is on the screen already. */
    private void line(LineReader reader, Tty tty) {
        try {
            remember(reader);
            var text = reader.readLine(tty.prompt().replace("%", "%%"));
            catchUp();
            show(reader.getTerminal(), tty); // what came from the background meanwhile
            sandbox.desk().enter(NAME, text);
            letWork();
        } catch (UserInterruptException _) {
            sandbox.desk().type(NAME, new byte[] {CTRL_C});
        } catch (EndOfFileException _) {
            sandbox.desk().type(NAME, new byte[] {4});
        }
        shown = tty.outputEnd();
    }

    /** The shell's history is the editor's. */
    private void remember(LineReader reader) {
        try {
            reader.getHistory().purge();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sandbox.desk().history(NAME).forEach(reader.getHistory()::add);
    }

    /** Keys for the program that runs, as long as it does. */
    private void keys(Terminal terminal, Tty tty) throws IOException {
        Attributes before = terminal.enterRawMode();
        var attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C is the sandbox's
        attributes.setControlChar(Attributes.ControlChar.VINTR, -1); // and JLine's no more
        terminal.setAttributes(attributes);
        try {
            while (tty.prompt() == null && sandbox.desk().isOpen(NAME)) {
                var key = terminal.reader().read(LOOK_MILLIS);
                if (key == -1) {
                    sandbox.desk().type(NAME, new byte[] {4});
                } else if (key >= 0) {
                    sandbox.desk()
                            .type(NAME, Character.toString(key).getBytes(StandardCharsets.UTF_8));
                    letWork();
                }
                catchUp();
                show(terminal, tty);
            }
        } finally {
            terminal.setAttributes(before);
        }
    }

    private void complete(ParsedLine line, List<Candidate> into) {
        var upToCursor = line.line().substring(0, line.cursor());
        for (var end : Completion.of(sandbox, upToCursor)) {
            var isWhole = end.endsWith(" ");
            var value = end.strip();
            into.add(new Candidate(value, value, null, null, null, null, isWhole));
        }
    }
}
