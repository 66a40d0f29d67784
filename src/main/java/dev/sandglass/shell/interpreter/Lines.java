package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.interpreter.ShellState.Mode;
import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Parser;
import dev.sandglass.shell.language.SyntaxProblem;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a shell's commands come from: lines of a terminal, of standard input, of a text. */
final class Lines {

    private static final int INPUT_AT_MOST = 1 << 20;
    static final int HISTORY_AT_MOST = 1_000;

    private final Interpreter shell;

    Lines(Interpreter shell) {
        this.shell = shell;
    }

    // ---- a terminal, or standard input ----

    /** An interactive bash begins with what {@code ~/.bashrc} says. */
    void startUp() {
        HistoryFile.read(shell);
        if (shell.dialect == Dialect.BASH) {
            shell.options.add("histexpand");
        }
        var file = shell.scope.get("HOME", "") + "/.bashrc";
        if (shell.dialect != Dialect.BASH || !shell.self().facility(Files.class).exists(file)) {
            return;
        }
        try {
            var bytes = shell.self().facility(Files.class).read(file);
            var text = new String(bytes, StandardCharsets.UTF_8);
            shell.stack.add(new Frame.Text(text, 0, 1, Frame.Source.FILE, file));
        } catch (FileProblem problem) {
            shell.complain(file + ": " + problem.reason().words());
        }
    }

    /** Puts the next command on the stack, or says what to wait for. */
    @Nullable Step next() {
        if (!shell.input.isEmpty() && parseInput(false)) {
            return null;
        }
        if (shell.mode == Mode.INTERACTIVE) {
            if (!shell.input.isEmpty()) {
                shell.tty().ask(shell.scope.get("PS2", "> "));
            } else {
                if (shell.scope.find(RAN) != null) {
                    shell.scope.forget(RAN);
                    shell.tty().finished(shell.status);
                }
                shell.tty().setForeground(shell.self().pid());
                JobsBuiltin.tell(shell, shell.runner);
                shell.tty().ask(Prompt.expand(shell));
            }
        }
        return Step.read(0, shell.next());
    }

    /** Marks that a line has been entered since the last prompt. */
    private static final String RAN = "\0ran";

    /** What {@code :s} has replaced last in a line of the history, and by what. */
    private static final String SUBSTITUTION = "\0substitution";

    void received(byte[] data) {
        shell.input += recalled(new String(data, StandardCharsets.UTF_8));
        if (shell.input.length() > INPUT_AT_MOST) {
            shell.complain("input line too long: the sandbox reads at most 1 MiB of one command");
            shell.input = "";
            if (shell.mode != Mode.INTERACTIVE) { // what follows is in the middle of something
                shell.runner.exitNow(2);
                return;
            }
        }
        if (data.length > 0) {
            return;
        }
        if (shell.mode == Mode.INTERACTIVE) {
            shell.self().print("exit");
        } else if (!shell.input.isEmpty() && parseInput(true)) {
            return;
        }
        shell.stack.add(new Frame.Begin(Builtins.EXIT));
    }

    /** The line with those of the history that it names; what comes of that is shown before it is done. */
    private String recalled(String line) {
        if (shell.mode != Mode.INTERACTIVE
                || !shell.options.contains("histexpand")
                || line.indexOf('!') < 0 && !line.startsWith("^")) {
            return line;
        }
        try {
            var kept = shell.scope.items(SUBSTITUTION).values();
            var last =
                    kept.size() < 2
                            ? HistoryChange.NONE
                            : new HistoryChange(kept.getFirst(), kept.getLast(), 0);
            var text = line.replaceFirst("\n\\z", "");
            var outcome = HistoryExpansion.of(shell.input, text, shell.history, last, isExtended());
            var change = outcome.substitution();
            if (change != last) {
                shell.scope.keepItems(SUBSTITUTION, List.of(change.old(), change.by()));
            }
            if (outcome.line().equals(text) && !outcome.onlyShown()) {
                return line;
            }
            shell.self().complain(outcome.line());
            if (!outcome.onlyShown()) {
                return outcome.line() + "\n";
            }
            remember(outcome.line());
        } catch (HistoryExpansion.Refused refused) {
            shell.self().complain("bash: " + refused.getMessage());
        }
        shell.input = "";
        return "";
    }

    /** Takes as many whole lines as make a command; false when there is none yet. */
    private boolean parseInput(boolean atEnd) {
        return shell.mode == Mode.INTERACTIVE || shell.options.contains("expand_aliases")
                ? parseWithAliases(atEnd)
                : parsePlain(atEnd);
    }

    private boolean parsePlain(boolean atEnd) {
        var whole = atEnd ? shell.input.length() : shell.input.lastIndexOf('\n') + 1;
        if (whole == 0 || !atEnd && goesOn(whole - 1)) {
            return false;
        }
        var text = shell.input.substring(0, whole);
        try {
            var parsed = Parser.line(text, 0, shell.line, atEnd, isExtended());
            shell.input = shell.input.substring(parsed.end());
            begin(parsed);
            return true;
        } catch (SyntaxProblem problem) {
            if (problem.isIncomplete() && !atEnd) {
                return false;
            }
            refuse(problem, text, shell.name);
            shell.input = "";
            shell.status = 2;
            shell.stack.add(new Frame.Begin(Command.NOTHING));
            return true;
        }
    }

    private boolean isExtended() {
        return shell.options.contains("extglob");
    }

    /** Line by line, since what an alias stands for is another text. */
    private boolean parseWithAliases(boolean atEnd) {
        var end = shell.input.indexOf('\n');
        while (end >= 0 || atEnd) {
            if (end < 0 || !goesOn(end)) {
                var text = end < 0 ? shell.input : shell.input.substring(0, end + 1);
                try {
                    var isWhole = end < 0;
                    var expanded = Aliases.expand(text, shell.aliases);
                    var parsed = Parser.line(expanded, 0, shell.line, isWhole, isExtended());
                    shell.input = end < 0 ? "" : shell.input.substring(end + 1);
                    remember(text);
                    begin(parsed);
                    return true;
                } catch (SyntaxProblem problem) {
                    if (!problem.isIncomplete() || end < 0) {
                        remember(text);
                        shell.complain(problem.getMessage());
                        shell.status = 2;
                        shell.input = "";
                        shell.stack.add(new Frame.Begin(Command.NOTHING));
                        return true;
                    }
                }
            }
            end = end < 0 ? -1 : shell.input.indexOf('\n', end + 1);
            if (end < 0 && !atEnd) {
                return false;
            }
        }
        return false;
    }

    private void begin(Parser.Line parsed) {
        parsed.warnings().forEach(shell::complain);
        shell.line = parsed.nextLine();
        shell.stack.add(new Frame.Begin(parsed.command()));
    }

    /** Whether the line that ends here ends in a backslash of its own: the next line belongs to it. */
    private boolean goesOn(int end) {
        var at = end;
        while (at > 0 && shell.input.charAt(at - 1) == '\\') {
            at--;
        }
        return (end - at) % 2 == 1;
    }

    private void remember(String text) {
        if (shell.mode == Mode.INTERACTIVE && !text.isBlank()) {
            shell.history.add(text.stripTrailing());
            if (shell.history.size() > HISTORY_AT_MOST) {
                shell.history.removeFirst();
            }
            shell.scope.keep(RAN, "1");
        }
    }

    // ---- a text ----

    /** The next line of a script, of {@code eval}, of a sourced file. */
    void run(Frame.Text text) {
        if (text.at() >= text.text().length()) {
            return;
        }
        try {
            var parsed = Parser.line(text.text(), text.at(), text.line(), true, isExtended());
            shell.line = parsed.nextLine();
            parsed.warnings().forEach(shell::complain);
            shell.line = text.line();
            if (parsed.end() < text.text().length() || text.source() != Frame.Source.MAIN) {
                shell.stack.add(
                        new Frame.Text(
                                text.text(),
                                parsed.end(),
                                parsed.nextLine(),
                                text.source(),
                                text.name()));
            }
            shell.stack.add(new Frame.Begin(parsed.command()));
        } catch (SyntaxProblem problem) {
            var name =
                    switch (text.source()) {
                        case MAIN -> shell.mode == Mode.COMMAND ? shell.name + ": -c" : shell.name;
                        case EVAL -> shell.mode.isAtPrompt() ? "bash: eval" : shell.name + ": eval";
                        case FILE -> text.name();
                    };
            refuse(problem, text.text(), name);
            shell.status = text.source() == Frame.Source.FILE ? 1 : 2;
            if (text.source() == Frame.Source.MAIN) {
                shell.stack.clear();
            }
        }
    }

    private void refuse(SyntaxProblem problem, String text, String name) {
        if (shell.mode == Mode.CHILD) {
            shell.complain(problem.getMessage());
            return;
        }
        var prefix = name + ": line " + problem.line() + ": ";
        shell.self().complain(prefix + problem.getMessage());
        if (problem.kind() == SyntaxProblem.Kind.UNEXPECTED) {
            var lines = text.split("\n", -1);
            var shown = lines[Math.clamp(problem.line() - 1, 0, lines.length - 1)];
            shell.self().complain(prefix + "`" + shown + "'");
        }
    }
}
