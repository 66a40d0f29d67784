package dev.sandglass.cluster.kubelet;

import dev.sandglass.cluster.runtime.ExecResult;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The commands and waits after a container's start and before its end. Left out: hooks over HTTP.
 */
final class Hooks {

    private static final ExecResult.Wants QUIETLY = new ExecResult.Wants(false, false, true);

    private Hooks() {}

    /**
     * A hook that runs: its session (0 for none), when a wait is over, or why it could not be
     * begun.
     */
    record Begun(int session, long until, @Nullable String problem) {}

    static Begun run(PodWorker worker, String container, String id, Document hook) {
        var now = worker.bench.now();
        if (hook.has("sleep")) {
            return new Begun(0, now + 1_000_000_000L * hook.number("sleep.seconds", 0), null);
        }
        if (!hook.has("exec")) {
            return new Begun(0, now, null);
        }
        var command = hook.items("exec.command").texts().toList();
        return switch (worker.bench.runtime.access().exec(id, command, QUIETLY)) {
            case ExecResult.Started(var session) -> new Begun(session, Long.MAX_VALUE, null);
            case ExecResult.NotRunning _ ->
                    new Begun(0, now, failed(worker, container, command, "container not running"));
            case ExecResult.NoProgram(var words) ->
                    new Begun(
                            0,
                            now,
                            failed(
                                    worker,
                                    container,
                                    command,
                                    "rpc error: code = Unknown desc = " + words));
        };
    }

    /** Begins the hook after a start. */
    static Doing.AfterStart begin(PodWorker worker, String container, String id, Document hook) {
        var begun = run(worker, container, id, hook);
        if (begun.problem() != null) {
            worker.pulled = new PodWorker.PullResult(0, 0, begun.problem());
            return new Doing.AfterStart(container, id, -1, 0);
        }
        return new Doing.AfterStart(container, id, begun.session(), begun.until());
    }

    /** Null while it runs, empty when it went well, else what the status says of it. */
    static @Nullable String outcome(PodWorker worker, Doing.AfterStart hook) {
        if (hook.session() < 0) {
            var problem = Objects.requireNonNull(worker.pulled).problem();
            worker.pulled = null;
            return problem;
        }
        if (hook.session() == 0) {
            return worker.isOver(hook.until()) ? "" : null;
        }
        var heard = worker.bench.runtime.access().hear(hook.session(), 0, 0);
        if (heard.exitCode() < 0) {
            return null;
        }
        worker.bench.runtime.access().forget(hook.session());
        if (heard.exitCode() == 0) {
            return "";
        }
        var container = Objects.requireNonNull(Specs.container(worker.pod, hook.container()));
        var command = container.items("lifecycle.postStart.exec.command").texts().toList();
        var said =
                new String(heard.out(), StandardCharsets.UTF_8)
                        + new String(heard.err(), StandardCharsets.UTF_8);
        var error =
                "command '"
                        + String.join(" ", command)
                        + "' exited with "
                        + heard.exitCode()
                        + ": ";
        return failed(worker, hook.container(), command, error)
                + ", message: \""
                + said.replace("\n", "\\n").replace("\"", "\\\"")
                + "\"";
    }

    private static String failed(
            PodWorker worker, String container, List<String> command, String error) {
        return "Exec lifecycle hook (["
                + String.join(" ", command)
                + "]) for Container \""
                + container
                + "\" in Pod \""
                + Specs.label(worker.pod)
                + "\" failed - error: "
                + error;
    }
}
