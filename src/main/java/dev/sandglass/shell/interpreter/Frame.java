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

    /** The rest of a sequence. */
    record Rest(List<Item> items, int next) implements Frame {}

    /** The right side of {@code &&} or {@code ||}, if the left one's status asks for it. */
    record Right(Command.Either either) implements Frame {}

    /** Turns the status around. */
    record Negate() implements Frame {}

    /** The condition of this branch has been run. */
    record Chosen(Command.If command, int branch) implements Frame {}

    /** The condition of a loop has been run. */
    record Tested(Command.Loop loop) implements Frame {}

    /** The body of a loop has been run. */
    record Again(Command.Loop loop) implements Frame {}

    /** The next round of {@code for name in …}. */
    record Round(String name, List<String> values, int next, Command body) implements Frame {}

    /** The next round of {@code for ((…))}. */
    record CountRound(Command.Count count, boolean first) implements Frame {}

    /** Gives descriptors back what they stood for; a null closes. */
    record Restore(List<Saved> saved) implements Frame {}

    /** One saved descriptor: kept under another number, or -1 when it was closed. */
    record Saved(int descriptor, int keptAs) {}

    /** The end of a function: arguments and local variables of the caller come back. */
    record Return(List<String> arguments, Map<String, @Nullable String> locals) implements Frame {}

    /** The end of a sourced file or an {@code eval}. */
    record EndOfSource(boolean isFile) implements Frame {}

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

    /** {@code wait}: children in the background are awaited. */
    record AwaitJobs(List<Integer> pids) implements Frame {}

    /** {@code read}: a line is being read. */
    record ReadLine(List<String> names, boolean backslashes, byte[] bytes) implements Frame {}
}
