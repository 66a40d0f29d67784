package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Command.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is still to be done, one level of it. The stack of frames is the shell's whole "where am I". */
public sealed interface Frame {

    /** A command to begin with. */
    record Begin(Command command) implements Frame {}

    /**
     * A text that is read line by line, each run before the next is looked at.
     *
     * @param at where the next line begins
     * @param line its number
     * @param name of the file, for messages
     */
    record Text(String text, int at, int line, Source source, String name) implements Frame {}

    /** Where a text comes from. */
    enum Source {
        /** The script, or the text after {@code -c}. */
        MAIN,
        /** {@code source file}. */
        FILE,
        /** {@code eval}, or the action of a trap. */
        EVAL
    }

    /** The rest of a sequence. */
    record Rest(List<Item> items, int next) implements Frame {}

    /** The right side of {@code &&} or {@code ||}, if the left one's status asks for it. */
    record Right(Command.Either either) implements Frame {}

    /** Turns the status around. */
    record Negate() implements Frame {}

    /** The condition of this branch has been run. */
    record Chosen(Command.If command, int branch) implements Frame {}

    /** The condition of a loop has been run. */
    record Tested(Command.Loop loop, int status) implements Frame {}

    /** The body of a loop has been run. */
    record Again(Command.Loop loop) implements Frame {}

    /** The next round of {@code for name in …}. */
    record Round(String name, List<String> values, int next, Command body) implements Frame {}

    /** The next question of {@code select}; the first one comes with all there is to choose. */
    record Ask(String name, List<String> values, Command body, boolean first) implements Frame {}

    /** What {@code select} asked for has been read. */
    record Asked(Ask asking) implements Frame {}

    /** The next round of {@code for ((…))}. */
    record CountRound(Command.Count count, boolean first) implements Frame {}

    /** The arms of a {@code case} below one that ended with {@code ;&} or {@code ;;&}. */
    record Arms(String subject, List<Command.Arm> arms, boolean matched) implements Frame {}

    /** Says how long a command took that began at that moment. */
    record Stopwatch(long since, boolean portable) implements Frame {}

    /** Gives descriptors back what they stood for; a null closes. */
    record Restore(List<Saved> saved) implements Frame {}

    /** One saved descriptor: kept under another number, or -1 when it was closed. */
    record Saved(int descriptor, int keptAs) {}

    /** The end of a function: arguments and local variables of the caller come back. */
    record Return(String function, List<String> arguments, Map<String, Before> locals)
            implements Frame {}

    /** The end of a built-in command that had variables of its own. */
    record Assigned(Map<String, Before> before) implements Frame {}

    /** What a variable was; all null when it was not there. */
    record Before(@Nullable String value, @Nullable Items items) {}

    /** A command whose words are being expanded, with the outputs of substitutions so far. */
    record Expand(Command command, List<String> outputs) implements Frame {}

    /** The output of a substitution is being read from this descriptor; the process is that one. */
    record Collect(int descriptor, int pid, byte[] bytes) implements Frame {}

    /** The output has ended; its process's status is awaited. */
    record Collected(int pid, String output) implements Frame {}

    /**
     * Children in the foreground are awaited.
     *
     * @param pids all of a pipeline, in order
     * @param statuses of those that have ended
     */
    record AwaitChildren(List<Integer> pids, Map<Integer, Integer> statuses) implements Frame {}

    /**
     * {@code wait}: children in the background are awaited.
     *
     * @param asked the one whose status counts; 0 when none was named
     */
    record AwaitJobs(List<Integer> pids, int asked) implements Frame {}

    /** {@code read}: a line is being read. */
    record ReadLine(ReadBuiltin.Wishes wishes, byte[] bytes) implements Frame {}

    /** {@code mapfile}: all lines are being read. */
    record ReadLines(String name, boolean trims, byte[] bytes) implements Frame {}

    /** The action of a trap has been run: the status from before it counts. */
    record AfterTrap(int status) implements Frame {}

    /** Whether something that the shell did not start itself must happen first. */
    default boolean isWaiting() {
        return switch (this) {
            case Collect _, Collected _, AwaitChildren _, AwaitJobs _, ReadLine _, ReadLines _ ->
                    true;
            case Begin _,
                    Text _,
                    Rest _,
                    Right _,
                    Negate _,
                    Chosen _,
                    Tested _,
                    Again _,
                    Round _,
                    Ask _,
                    Asked _,
                    CountRound _,
                    Arms _,
                    Stopwatch _,
                    Restore _,
                    Return _,
                    Assigned _,
                    Expand _,
                    AfterTrap _ ->
                    false;
        };
    }
}
