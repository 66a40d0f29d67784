package dev.sandglass.shell.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of the shell language, parsed. Plain data: a running script freezes with what is left of it. */
public sealed interface Command {

    /** {@code A=1 echo "$A" > file}. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
            implements Command {}

    /** {@code a | b | c}, perhaps behind {@code !}. */
    record Pipeline(List<Command> parts, boolean negated) implements Command {}

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
    record For(String name, @Nullable List<Word> words, Command body) implements Command {}

    /** {@code for ((a; b; c))}. */
    record Count(Word first, Word condition, Word step, Command body) implements Command {}

    record Case(Word subject, List<Arm> arms) implements Command {}

    record Function(String name, Command body) implements Command {}

    /** {@code [[ … ]]}, its words in order; operators are unquoted words. */
    record Test(List<Word> words) implements Command {}

    /** {@code (( … ))}. */
    record Calculation(Word expression) implements Command {}

    /** One of a sequence, in the background or not. */
    record Item(Command command, boolean background) {}

    /** One {@code if} or {@code elif}. */
    record Branch(Command condition, Command body) {}

    /** One arm of {@code case}. */
    record Arm(List<Word> patterns, Command body) {}

    /** {@code name=value}, {@code name+=value} or {@code name=(a b)}. */
    record Assignment(String name, boolean append, Word value, @Nullable List<Word> items) {}

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
