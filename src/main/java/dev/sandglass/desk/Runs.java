package dev.sandglass.desk;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.sim.Signal;
import java.time.Duration;

/** Runs command lines in a sandbox, one after another, each in a shell of its own; waiting costs no wall time. */
public final class Runs {

    private static final String OUT = "/tmp/.out";
    private static final String ERR = "/tmp/.err";
    private static final Duration AFTER_TERM = Duration.ofSeconds(3);

    /** What a command may do is the plan's to say; this only ends a cluster that does not come to rest. */
    private static final int STEPS_AT_MOST = 200_000_000;

    private final Sandbox sandbox;

    public Runs(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * What a command left.
     *
     * @param code its exit code, -1 when it had to be ended
     */
    public record Result(byte[] out, byte[] err, int code) {}

    /** Runs it to its end, or ends it after so much cluster time. */
    public Result run(String command, Duration limit) {
        var desk = sandbox.desk();
        clear();
        var pid = desk.run(command, OUT, ERR);
        var deadline = sandbox.now() + limit.toNanos();
        var ended = driveTo(pid, deadline);
        if (!ended) {
            desk.processes().signalGroup(pid, Signal.TERM);
            if (!driveTo(pid, sandbox.now() + AFTER_TERM.toNanos())) {
                desk.processes().signalGroup(pid, Signal.KILL);
            }
        }
        var code = desk.exitOf(pid);
        var result = new Result(read(OUT), read(ERR), ended && code != null ? code : -1);
        clear();
        return result;
    }

    private boolean driveTo(int pid, long deadline) {
        for (var steps = 0; steps < STEPS_AT_MOST; steps++) {
            if (sandbox.desk().exitOf(pid) != null) {
                return true;
            }
            if (!sandbox.step(deadline)) {
                return false;
            }
        }
        return false;
    }

    private byte[] read(String path) {
        try {
            return sandbox.desk().files().exists(path)
                    ? sandbox.desk().files().read(path)
                    : new byte[0];
        } catch (FileProblem problem) {
            throw new IllegalStateException(problem);
        }
    }

    private void clear() {
        for (var path : new String[] {OUT, ERR}) {
            try {
                sandbox.desk().files().remove(path);
            } catch (FileProblem _) {
                // it was not there
            }
        }
    }
}
