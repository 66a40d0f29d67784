package dev.sandglass.desk;

import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Signal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The desk's processes as the timeline sees them, with an eye on how much they do: programs that nobody has typed anything to for
 * so many steps are ended, or an endless loop would keep a core of the server for ever. Work counts as the steps of a tenth of
 * a millisecond that it takes.
 *
 * <p>No real workstation does so. For the shell of a terminal it is as Ctrl-C: back to the prompt, with its variables.
 */
final class Endurance implements Part {

    private static final long NANOS_A_STEP = 100_000;

    private final Processes processes;
    private final int limit;
    private final IntPredicate isShell;
    private final IntPredicate isIdle;
    private int used;

    /** How much they have done since the last input, frozen with the processes themselves. */
    record State(int used, @Nullable Object processes) {}

    /**
     * Watches over processes.
     *
     * @param isShell whether that process is the shell of a terminal
     * @param isIdle whether it waits behind its prompt
     */
    Endurance(Processes processes, int limit, IntPredicate isShell, IntPredicate isIdle) {
        this.processes = processes;
        this.limit = limit;
        this.isShell = isShell;
        this.isIdle = isIdle;
    }

    /** Somebody typed something, so somebody is there. */
    void refresh() {
        used = 0;
    }

    /** Something that runs has worked for so long, besides the step that it took. */
    void work(long nanoseconds) {
        used += (int) Math.min(nanoseconds / NANOS_A_STEP, limit);
    }

    @Override
    public String name() {
        return processes.name();
    }

    @Override
    public void wake(String key) {
        if (++used > limit) {
            end(
                    String.format(
                            Locale.ROOT,
                            "This sandbox ended what ran here: it took %,d steps without any input.",
                            limit));
        }
        processes.wake(key);
    }

    /** Ends whatever runs, and says why where it would have printed its errors. */
    void end(String why) {
        var told = new HashSet<Channel>();
        for (var pid : processes.pids()) {
            var process = processes.find(pid);
            if (process == null || isIdle.test(pid)) {
                continue;
            }
            var errors = process.channel(2);
            if (errors != null && told.add(errors)) {
                process.complain(why);
            }
            processes.signal(pid, isShell.test(pid) ? Signal.INT : Signal.KILL);
        }
        used = 0;
    }

    @Override
    public State freeze() {
        return new State(used, processes.freeze());
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        used = state.used();
        processes.thaw(state.processes());
    }
}
