package dev.sandglass.shell.tools.vi;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.FullScreen;
import dev.sandglass.shell.Tty;
import dev.sandglass.shell.Ttys;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code vi}: an editor on the whole screen.
 *
 * <p>Simulated: the keys of {@link Keys} and the lines of {@link CommandLine}, one file. Left out: registers, marks, macros, visual
 * mode, splits, patterns that are more than plain text.
 *
 * @param path of the file
 * @param top the first line on the screen
 */
public record Vi(String path, Editor editor, int top) implements Program {

    /** The types that may stand in a frozen editor. */
    public static final List<Class<?>> TYPES =
            List.of(Vi.class, Editor.class, Editor.Mode.class, Editor.Wish.class, Text.class);

    /** Begins with the file that the command line names. */
    public static Step start(Process self) {
        var files =
                self.arguments().stream()
                        .skip(1)
                        .filter(word -> !word.startsWith("-") && !word.startsWith("+"))
                        .toList();
        if (Ttys.at(self, 0) == null) {
            self.complain("Vim: Warning: Input is not from a terminal");
            return Step.exit(1);
        }
        if (files.isEmpty()) {
            self.complain("vi: name the file to edit");
            return Step.exit(1);
        }
        var path = Files.resolve(self.folder(), files.getFirst());
        return Step.become(new Vi(path, opened(path, self), 0));
    }

    private static Editor opened(String path, Process self) {
        try {
            var content = new String(self.facility(Files.class).read(path), StandardCharsets.UTF_8);
            var text = Text.of(content);
            return Editor.of(
                    text, "\"%s\" %dL, %dB".formatted(path, text.lines().size(), content.length()));
        } catch (FileProblem _) {
            return Editor.of(Text.of(""), "\"" + path + "\" [New]");
        }
    }

    @Override
    public boolean handles(Signal signal) {
        return signal == Signal.WINCH;
    }

    @Override
    public Step on(Wake wake, Process self) {
        var tty = Ttys.at(self, 0);
        if (tty == null) {
            return Step.exit(1);
        }
        return switch (wake) {
            case Wake.Signalled(var signal) when signal != Signal.WINCH ->
                    left(tty, self, signal.exitCode());
            case Wake.Read(var keys) when keys.length == 0 -> left(tty, self, 1);
            case Wake.Read(var keys) ->
                    pressed(new String(keys, StandardCharsets.UTF_8), tty, self);
            case Wake.Started _ -> {
                tty.setRaw(true);
                FullScreen.enter(self);
                yield shown(editor, tty, self);
            }
            case Wake.Signalled _, Wake.Slept _, Wake.Told _, Wake.ChildExited _ ->
                    shown(editor, tty, self);
        };
    }

    private Step pressed(String keys, Tty tty, Process self) {
        var after = Keys.press(editor, keys);
        return switch (after.end()) {
            case GO_ON -> shown(after, tty, self);
            case QUIT -> left(tty, self, 0);
            case WRITE -> shown(written(after, self), tty, self);
            case WRITE_AND_QUIT -> {
                var written = written(after, self);
                yield written.changed() ? shown(written, tty, self) : left(tty, self, 0);
            }
        };
    }

    private Editor written(Editor after, Process self) {
        var content = after.text().content();
        try {
            self.facility(Files.class).write(path, content.getBytes(StandardCharsets.UTF_8));
            return after.written(
                    "\"%s\" %dL, %dB written"
                            .formatted(path, after.text().lines().size(), content.length()));
        } catch (FileProblem problem) {
            return after.wishing(Editor.Wish.GO_ON)
                    .saying("E212: Can't open file for writing: " + problem.reason().words());
        }
    }

    private Step shown(Editor after, Tty tty, Process self) {
        var first = Screen.top(after, top, tty.rows());
        var screen = Screen.draw(after, first, tty.columns(), tty.rows());
        self.write(1, screen.getBytes(StandardCharsets.UTF_8));
        return Step.read(0, new Vi(path, after, first));
    }

    private static Step left(Tty tty, Process self, int code) {
        tty.setRaw(false);
        FullScreen.leave(self);
        return Step.exit(code);
    }
}
