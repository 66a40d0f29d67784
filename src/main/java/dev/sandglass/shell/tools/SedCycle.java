package dev.sandglass.shell.tools;

import dev.sandglass.shell.tools.SedScript.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code sed}'s cycle: the commands of a script, one after the other, over one line. */
final class SedCycle {

    private static final int TEXT_AT_MOST = 4 << 20;
    private static final long COPIED_AT_MOST = 1L << 34;
    private static final Set<Character> LOOKING = Set.of('n', 'N', 'D');

    /** A text has become longer than the sandbox lets it. */
    static final class TooLong extends Exception {
        TooLong(String says) {
            super("sed: " + says, null, false, false);
        }
    }

    /**
     * What is kept from line to line.
     *
     * @param open which ranges have begun
     * @param hold the hold space
     */
    record State(List<Integer> open, long number, String hold, boolean quit, int code) {}

    static final State BEGUN = new State(List.of(), 0, "", false, 0);

    private final List<Command> commands;
    private final boolean quiet;
    private final ArrayList<Integer> open;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder after = new StringBuilder();
    private long number;
    private String hold;
    private String space = "";
    private boolean quit;
    private boolean isLast;
    private boolean ended;
    private int code;
    private List<String> coming = List.of();
    private int next;

    SedCycle(List<Command> commands, boolean quiet, State state) {
        this.commands = commands;
        this.quiet = quiet;
        this.open = new ArrayList<>(state.open());
        this.number = state.number();
        this.hold = state.hold();
        this.code = state.code();
    }

    /** Whether a script looks at lines to come, so that all must be there. */
    static boolean looksAhead(List<Command> commands) {
        return commands.stream().anyMatch(command -> LOOKING.contains(command.letter()));
    }

    /** What a script makes of all lines. */
    static String whole(List<Command> commands, boolean quiet, List<String> lines) throws TooLong {
        var cycle = new SedCycle(commands, quiet, BEGUN);
        cycle.coming = lines;
        while (cycle.next < lines.size() && !cycle.quit) {
            var line = lines.get(cycle.next++);
            cycle.run(line, cycle.next == lines.size());
        }
        return cycle.out.toString();
    }

    String output() {
        return out.toString();
    }

    State state() {
        return new State(List.copyOf(open), number, hold, quit, code);
    }

    void run(String line, boolean last) throws TooLong {
        number++;
        isLast = last;
        space = line;
        ended = false;
        var isDeleted = false;
        for (var i = 0; i < commands.size() && !ended; i++) {
            var command = commands.get(i);
            if (!applies(command, i)) {
                i = command.letter() == '{' ? skip(i) : i;
                continue;
            }
            isDeleted |= isDeletion(command);
            act(command);
            check(out.length() + after.length());
        }
        if (!quiet && !isDeleted) {
            out.append(space).append('\n');
        }
        out.append(after);
        after.setLength(0);
        check(out.length());
    }

    private static boolean isDeletion(Command command) {
        return "dDc".indexOf(command.letter()) >= 0;
    }

    /** Behind the group that opens there. */
    private int skip(int from) {
        var depth = 0;
        for (var i = from; i < commands.size(); i++) {
            var letter = commands.get(i).letter();
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return commands.size();
    }

    private void act(Command command) throws TooLong {
        switch (command.letter()) {
            case 's' -> {
                var changed = SedScript.substitute(command, space);
                if (changed != null) {
                    space = changed;
                    if (command.flags().contains("p")) {
                        out.append(space).append('\n');
                    }
                }
            }
            case 'y' -> space = translated(command);
            case 'd' -> ended = true;
            case 'D' -> {
                var newline = space.indexOf('\n');
                ended = true;
                if (newline >= 0 && next <= coming.size()) {
                    space = space.substring(newline + 1);
                    var isFinal = isLast;
                    number--;
                    run(space, isFinal);
                }
            }
            case 'p' -> out.append(space).append('\n');
            case 'P' -> out.append(space.split("\n", 2)[0]).append('\n');
            case '=' -> out.append(number).append('\n');
            case 'q', 'Q' -> {
                quit = true;
                ended = true;
                code = Numbers.whole(command.left(), 0);
            }
            case 'a' -> after.append(command.left()).append('\n');
            case 'i' -> out.append(command.left()).append('\n');
            case 'c' -> {
                out.append(command.left()).append('\n');
                ended = true;
            }
            default -> spaces(command.letter());
        }
    }

    /** Commands that move text between the two spaces, or fetch more of it. */
    private void spaces(char letter) throws TooLong {
        switch (letter) {
            case 'h' -> hold = space;
            case 'H' -> {
                refuseTooMuch();
                hold = bounded(hold + "\n" + space);
            }
            case 'g' -> space = hold;
            case 'G' -> {
                refuseTooMuch();
                space = bounded(space + "\n" + hold);
            }
            case 'x' -> {
                var kept = space;
                space = hold;
                hold = kept;
            }
            case 'n', 'N' -> {
                if (next >= coming.size()) {
                    ended = true; // GNU's prints what there is
                    quit = true;
                    return;
                }
                if (letter == 'n') {
                    out.append(quiet ? "" : space + "\n");
                    space = coming.get(next++);
                } else {
                    space = bounded(space + "\n" + coming.get(next++));
                }
                number++;
                isLast = next == coming.size();
            }
            default -> {}
        }
    }

    /** Each line copies what is held: many lines and a long text together are too much. */
    private void refuseTooMuch() throws TooLong {
        if (number * hold.length() > COPIED_AT_MOST) {
            throw new TooLong("the script does more than this sandbox lets it");
        }
    }

    private static String bounded(String text) throws TooLong {
        check(text.length());
        return text;
    }

    /** Refuses a text of that many characters when it is too long. */
    static void check(int length) throws TooLong {
        if (length > TEXT_AT_MOST) {
            throw new TooLong("the sandbox takes at most 4 MiB of text");
        }
    }

    private String translated(Command command) {
        var to = new StringBuilder();
        for (var c : space.toCharArray()) {
            var at = command.left().indexOf(c);
            to.append(at < 0 || at >= command.right().length() ? c : command.right().charAt(at));
        }
        return to.toString();
    }

    private boolean applies(Command command, int index) {
        return isAddressed(command, index) != command.negated();
    }

    private boolean isAddressed(Command command, int index) {
        if (command.from() == null) {
            return true;
        }
        if (command.to() == null) {
            return command.from().matches(number, isLast, space);
        }
        if (open.contains(index)) {
            var end = command.to();
            if (end.matches(number, isLast, space) || end.line() > 0 && number >= end.line()) {
                open.remove(Integer.valueOf(index));
            }
            return true;
        }
        if (!command.from().matches(number, isLast, space)) {
            return false;
        }
        if (command.to().line() == 0 && !(command.to().last() && isLast)
                || command.to().line() > number) {
            open.add(index);
        }
        return true;
    }
}
