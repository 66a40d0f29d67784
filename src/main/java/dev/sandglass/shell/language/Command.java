package dev.sandglass.shell.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of the shell language, parsed. Plain data: a running script freezes with what is left of it. {@code line} is
 * the number of the line that messages name.
 */
public sealed interface Command {

    /**
     * {@code A=1 echo "$A" > file}.
     *
     * @param declared arrays that {@code declare} and its like are to fill
     */
    record Simple(
            List<Assignment> assignments,
            List<Word> words,
            List<Redirect> redirects,
            List<Assignment> declared,
            int line)
            implements Command {

        /** These very words. */
        public static Simple of(List<String> words) {
            var literal = words.stream().map(Word::literal).toList();
            return new Simple(List.of(), literal, List.of(), List.of(), 0);
        }
    }

    /** {@code a | b | c}, perhaps behind {@code !}. */
    record Pipeline(List<Command> parts, boolean negated) implements Command {}

    /** {@code time a | b}. */
    record Timed(Command body, boolean portable) implements Command {}

    /** {@code left && right} or {@code left || right}. */
    record Either(Command left, boolean and, Command right) implements Command {}

    /** {@code a; b & c}. */
    record Sequence(List<Item> items) implements Command {}

    /** <code>{ …; }</code>, or any command with redirections behind it. */
    record Group(Command body, List<Redirect> redirects) implements Command {}

    /** {@code ( … )}: in a process of its own. */
    record Subshell(Command body, List<Redirect> redirects) implements Command {}

    record If(List<Branch> branches, @Nullable Command otherwise) implements Command {}

    /** {@code while} and {@code until}. */
    record Loop(Command condition, boolean until, Command body) implements Command {}

    /** {@code for name in words}; without {@code in} over the arguments. */
    record For(String name, @Nullable List<Word> words, Command body, int line)
            implements Command {}

    /** {@code select name in words}; without {@code in} of the arguments. */
    record Select(String name, @Nullable List<Word> words, Command body, int line)
            implements Command {}

    /** {@code for ((a; b; c))}. */
    record Count(Word first, Word condition, Word step, Command body) implements Command {}

    record Case(Word subject, List<Arm> arms) implements Command {}

    record Function(String name, Command body) implements Command {}

    /** {@code [[ … ]]}, its words in order; operators are unquoted words. */
    record Test(List<Word> words, int line) implements Command {}

    /** {@code (( … ))}. */
    record Calculation(Word expression, int line) implements Command {}

    /**
     * One of a sequence, in the background or not.
     *
     * @param text of one in the background, as it was typed; else empty
     */
    record Item(Command command, boolean background, String text) {}

    /** One {@code if} or {@code elif}. */
    record Branch(Command condition, Command body) {}

    /** One arm of {@code case}. */
    record Arm(List<Word> patterns, Command body, Then then) {

        /** What {@code ;;}, {@code ;&} and {@code ;;&} say about the arms below. */
        public enum Then {
            END,
            NEXT_TOO,
            TEST_ON
        }
    }

    /**
     * {@code name=value}, {@code name+=value}, {@code name[index]=value} or {@code name=(a [k]=b)}.
     *
     * @param items of an array, or null
     */
    record Assignment(
            String name,
            @Nullable Word index,
            boolean append,
            Word value,
            @Nullable List<Element> items) {}

    /** One of an array's items, perhaps with its place. */
    record Element(@Nullable Word index, Word value) {}

    /**
     * A redirection.
     *
     * @param descriptor which, -1 for the operator's usual one
     * @param target the file, the other descriptor, or the text of a here-document
     */
    record Redirect(int descriptor, Kind kind, Word target) {

        /** The operators. */
        public enum Kind {
            INPUT,
            OUTPUT,
            APPEND,
            HERE,
            DUPLICATE_INPUT,
            DUPLICATE_OUTPUT,
            BOTH,
            BOTH_APPEND
        }
    }

    Command NOTHING = new Sequence(List.of());
}
