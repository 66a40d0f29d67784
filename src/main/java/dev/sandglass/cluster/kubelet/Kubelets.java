package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.KubeletPort;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Status;
import dev.sandglass.cluster.runtime.ContainerAccess;
import dev.sandglass.cluster.runtime.ExecResult;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kubelets of a cluster, as the API server reaches them: logs, commands, consoles, forwarded ports. */
public final class Kubelets implements KubeletPort {

    private static final byte[] NONE = new byte[0];

    /** In a cursor: a console or log that is followed, in the place of a command's session. */
    private static final int ATTACHED_TO_LOG = 0;

    private final Function<String, @Nullable Kubelet> kubelets;

    /**
     * @param kubelets finds the kubelet of a node by its name
     */
    public Kubelets(Function<String, @Nullable Kubelet> kubelets) {
        this.kubelets = kubelets;
    }

    private @Nullable Kubelet of(Document pod) {
        return kubelets.apply(pod.text("spec.nodeName"));
    }

    private ContainerAccess access(String node) {
        return Objects.requireNonNull(kubelets.apply(node)).bench().runtime.access();
    }

    @Override
    public Reply logs(Document pod, String container, Map<String, String> options) {
        var kubelet = of(pod);
        return kubelet == null
                ? refused(500, "InternalError", "no kubelet on node " + pod.text("spec.nodeName"))
                : new LogRequest(kubelet, pod, container, options).answer();
    }

    @Override
    public Reply exec(Document pod, String container, List<String> command, Streams streams) {
        var id = running(pod, container);
        if (id == null) {
            return notFound(container);
        }
        var node = pod.text("spec.nodeName");
        var wants = new ExecResult.Wants(streams.in(), streams.tty(), false);
        var session =
                switch (access(node).exec(id, command, wants)) {
                    case ExecResult.Started(var number) -> number;
                    case ExecResult.NotRunning _ -> -1;
                    case ExecResult.NoProgram(var words) ->
                            access(node)
                                    .failed(id, "error executing command in container: " + words);
                };
        return session < 0
                ? notFound(container)
                : new Reply.Opened(new Cursor.Stream(node, id, session, 0, 0));
    }

    @Override
    public Reply attach(Document pod, String container, Streams streams) {
        var id = running(pod, container);
        if (id == null) {
            return notFound(container);
        }
        var node = pod.text("spec.nodeName");
        var console = access(node).console(id);
        var from = console == 0 ? access(node).endOfLog(id) : 0;
        var session = console == 0 ? ATTACHED_TO_LOG : console;
        return new Reply.Opened(new Cursor.Stream(node, id, session, from, 0));
    }

    private @Nullable String running(Document pod, String container) {
        var kubelet = of(pod);
        var worker = kubelet == null ? null : kubelet.worker(pod);
        if (worker == null) {
            return null;
        }
        var status = worker.look().find(container);
        return status != null && status.isRunning() ? status.id() : null;
    }

    private static Reply notFound(String container) {
        return refused(
                500,
                "InternalError",
                "Internal error occurred: unable to upgrade connection: container not found (\""
                        + container
                        + "\")");
    }

    static Reply refused(int code, String reason, String message) {
        return new Reply.Refused(new Status(code, reason, message, Document.EMPTY));
    }

    @Override
    public Reply forward(Document pod) {
        var kubelet = of(pod);
        var worker = kubelet == null ? null : kubelet.worker(pod);
        var sandbox = worker == null ? null : worker.look().sandbox();
        var node = pod.text("spec.nodeName");
        return sandbox == null
                ? refused(
                        500,
                        "InternalError",
                        "Internal error occurred: unable to upgrade connection: pod does not exist")
                : new Reply.Opened(
                        new Cursor.Forward(
                                node, sandbox.id(), access(node).openForward(), 0, 0, 0));
    }

    // ---- what goes on ----

    @Override
    public Batch poll(Cursor cursor) {
        return switch (cursor) {
            case Cursor.Log log -> LogRequest.poll(log, access(node(log)));
            case Cursor.Stream stream when stream.pid() == ATTACHED_TO_LOG -> pollLog(stream);
            case Cursor.Stream stream -> pollSession(stream);
            case Cursor.Forward forward -> pollForward(forward);
            case Cursor.Watch _ -> throw new IllegalArgumentException("a watch is not a kubelet's");
        };
    }

    private static String node(Cursor.Log log) {
        return log.pod().substring(0, log.pod().indexOf('/'));
    }

    private Batch pollLog(Cursor.Stream stream) {
        var access = access(stream.node());
        var piece = access.readLog(stream.container(), stream.out(), LogRequest.PLAIN);
        var bytes = piece == null ? NONE : piece.bytes();
        var next =
                new Cursor.Stream(
                        stream.node(),
                        stream.container(),
                        stream.pid(),
                        piece == null ? stream.out() : piece.next(),
                        0);
        var batch = Batch.bytes(bytes, NONE, next);
        return access.isRunning(stream.container()) ? batch : batch.ended(SUCCESS);
    }

    private Batch pollSession(Cursor.Stream stream) {
        var heard = access(stream.node()).hear(stream.pid(), stream.out(), stream.err());
        var next =
                new Cursor.Stream(
                        stream.node(),
                        stream.container(),
                        stream.pid(),
                        heard.outNext(),
                        heard.errNext());
        var batch = Batch.bytes(heard.out(), heard.err(), next);
        if (heard.exitCode() < 0) {
            return batch;
        }
        // who has attached is not told the exit code
        var attached = access(stream.node()).console(stream.container()) == stream.pid();
        return batch.ended(attached ? SUCCESS : end(heard));
    }

    private Batch pollForward(Cursor.Forward it) {
        var heard = access(it.node()).hearFrom(it.session(), it.connection(), it.seen());
        var next =
                new Cursor.Forward(
                        it.node(),
                        it.sandbox(),
                        it.session(),
                        it.connection(),
                        it.port(),
                        heard.next());
        var batch = Batch.bytes(heard.bytes(), NONE, next);
        if (!heard.ended()) {
            return batch;
        }
        return batch.ended(
                heard.problem().isEmpty()
                        ? SUCCESS
                        : Document.of("status", "Failure", "message", heard.problem()));
    }

    private static final Document SUCCESS =
            Document.of("metadata", Document.EMPTY, "status", "Success");

    /** What comes on the error stream at the end of a command. */
    private static Document end(ExecResult.Heard heard) {
        if (!heard.problem().isEmpty()) {
            return new Status(
                            500,
                            "InternalError",
                            "Internal error occurred: " + heard.problem(),
                            Document.of(
                                    "causes", Items.of(Document.of("message", heard.problem()))))
                    .document();
        }
        if (heard.exitCode() == 0) {
            return SUCCESS;
        }
        var code = Integer.toString(heard.exitCode());
        return Document.of(
                "metadata",
                Document.EMPTY,
                "status",
                "Failure",
                "reason",
                "NonZeroExitCode",
                "message",
                "command terminated with non-zero exit code: error executing command ["
                        + String.join(" ", heard.command())
                        + "], exit code "
                        + code,
                "details",
                Document.of(
                        "causes", Items.of(Document.of("reason", "ExitCode", "message", code))));
    }

    @Override
    public void push(Cursor cursor, Push push) {
        if (cursor instanceof Cursor.Forward forward) {
            pushForward(forward, push);
        }
        if (!(cursor instanceof Cursor.Stream stream) || stream.pid() == ATTACHED_TO_LOG) {
            return;
        }
        var access = access(stream.node());
        switch (push) {
            case Push.Input(var data) -> access.say(stream.pid(), data);
            case Push.EndOfInput _ -> access.endInput(stream.pid());
            case Push.Resize(var columns, var rows) -> access.resize(stream.pid(), columns, rows);
            case Push.HangUp _ -> access.hangUp(stream.pid());
        }
    }

    private void pushForward(Cursor.Forward it, Push push) {
        var access = access(it.node());
        switch (push) {
            case Push.Input(var data) ->
                    access.sayTo(it.sandbox(), it.session(), it.connection(), it.port(), data);
            case Push.EndOfInput _ -> access.endInput(it.session(), it.connection());
            case Push.HangUp _ -> access.hangUp(it.session(), it.connection());
            case Push.Resize _ -> {} // no terminal
        }
    }
}
