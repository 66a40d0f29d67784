package dev.sandglass.cluster.kubelet;

import dev.sandglass.cluster.runtime.ExecResult;
import dev.sandglass.document.Document;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a probe asks, and its words for what went wrong: over HTTP, by a connection, by a command.
 */
sealed interface Question {

    /** It was asked, over the network or by a command; the other number is 0. */
    record Asked(long exchange, int session) implements Question {}

    /** The answer is no, at once. */
    record Failed(String words) implements Question {}

    /** It could not be asked. */
    record Unclear(String words) implements Question {}

    ExecResult.Wants QUIETLY = new ExecResult.Wants(false, false, true);

    static Question ask(
            PodWorker worker, String id, Document container, Document spec, String alarm) {
        var access = worker.bench.runtime.access();
        if (spec.has("exec")) {
            var command = spec.items("exec.command").texts().toList();
            return switch (access.exec(id, command, QUIETLY)) {
                case ExecResult.Started(var session) -> new Asked(0, session);
                case ExecResult.NotRunning _ -> new Unclear("container not running");
                case ExecResult.NoProgram(var words) ->
                        new Unclear("rpc error: code = Unknown desc = " + words);
            };
        }
        var address = address(worker, spec);
        var part = worker.bench.work.part();
        if (spec.has("httpGet")) {
            var port = port(container, spec.child("httpGet"));
            return new Asked(
                    access.ask(part, alarm, address, port, request(spec, address, port)), 0);
        }
        if (spec.has("tcpSocket")) {
            var port = port(container, spec.child("tcpSocket"));
            return new Asked(access.ask(part, alarm, address, port, null), 0);
        }
        var port = (int) spec.number("grpc.port", 0);
        return new Asked(access.ask(part, alarm, address, port, null), 0);
    }

    private static String address(PodWorker worker, Document spec) {
        var host = spec.text("httpGet.host", spec.text("tcpSocket.host"));
        if (!host.isEmpty()) {
            return host;
        }
        var own = worker.view.address();
        return own.isEmpty() ? worker.bench.address : own;
    }

    private static int port(Document container, Document source) {
        if (source.get("port") instanceof String name) {
            for (var port : container.items("ports").documents().toList()) {
                if (port.text("name").equals(name)) {
                    return (int) port.number("containerPort", 0);
                }
            }
            return Integer.parseInt("0" + name.replaceAll("\\D", ""));
        }
        return (int) source.number("port", 80);
    }

    private static String path(Document spec) {
        var path = spec.text("httpGet.path", "/");
        return path.startsWith("/") ? path : "/" + path;
    }

    private static HttpRequest request(Document spec, String address, int port) {
        var request =
                HttpRequest.get(address + ":" + port, path(spec))
                        .with("User-Agent", "kube-probe/1.35")
                        .with("Accept", "*/*")
                        .with("Connection", "close");
        for (var header : spec.items("httpGet.httpHeaders").documents().toList()) {
            request = request.with(header.text("name"), header.text("value"));
        }
        return request;
    }

    /** Null while it goes on, empty for yes, else the words for no. */
    static @Nullable String hear(
            PodWorker worker, Probe probe, Document container, Document spec, boolean isLate) {
        return probe.session() != 0
                ? hearCommand(worker, probe, spec, isLate)
                : hearNetwork(worker, probe, container, spec, isLate);
    }

    private static @Nullable String hearCommand(
            PodWorker worker, Probe probe, Document spec, boolean isLate) {
        var access = worker.bench.runtime.access();
        var heard = access.hear(probe.session(), 0, 0);
        if (heard.exitCode() >= 0) {
            access.forget(probe.session());
            var said =
                    new String(heard.out(), StandardCharsets.UTF_8)
                            + new String(heard.err(), StandardCharsets.UTF_8);
            return heard.exitCode() == 0 ? "" : said.isEmpty() ? " " : said;
        }
        if (!isLate) {
            return null;
        }
        access.kill(probe.session());
        return "command timed out: \""
                + String.join(" ", spec.items("exec.command").texts().toList())
                + "\" timed out after "
                + Math.max(1, spec.number("timeoutSeconds", 1))
                + "s";
    }

    private static @Nullable String hearNetwork(
            PodWorker worker, Probe probe, Document container, Document spec, boolean isLate) {
        var access = worker.bench.runtime.access();
        var outcome = access.outcome(probe.exchange());
        if (outcome == null && !isLate) {
            return null;
        }
        var isHttp = spec.has("httpGet");
        if (outcome == null) {
            access.giveUp(probe.exchange());
            var url = isHttp ? url(worker, container, spec) : "";
            return isHttp
                    ? "Get \""
                            + url
                            + "\": context deadline exceeded (Client.Timeout exceeded while"
                            + " awaiting headers)"
                    : "dial tcp " + address(worker, spec) + ": i/o timeout";
        }
        return switch (outcome) {
            case Outcome.Got(_, _, var reply) ->
                    reply.status() >= 200 && reply.status() < 400
                            ? ""
                            : "HTTP probe failed with statuscode: " + reply.status();
            case Outcome.Connected _ -> "";
            case Outcome.Refused(var a, var p) ->
                    dial(worker, container, spec, a, p, "connection refused");
            case Outcome.Unreachable(var a, var p) ->
                    dial(worker, container, spec, a, p, "no route to host");
            case Outcome.TimedOut(var a, var p) ->
                    dial(worker, container, spec, a, p, "connection timed out");
            case Outcome.Closed _ -> "Get \"" + url(worker, container, spec) + "\": EOF";
            case Outcome.UnknownName(var host) -> "dial tcp: lookup " + host + ": no such host";
            case Outcome.NoNameServer(var host, _) -> "dial tcp: lookup " + host + ": i/o timeout";
        };
    }

    private static String dial(
            PodWorker worker,
            Document container,
            Document spec,
            String address,
            int port,
            String why) {
        var words = "dial tcp " + address + ":" + port + ": connect: " + why;
        return spec.has("httpGet")
                ? "Get \"" + url(worker, container, spec) + "\": " + words
                : words;
    }

    private static String url(PodWorker worker, Document container, Document spec) {
        var scheme = spec.text("httpGet.scheme", "HTTP").toLowerCase(Locale.ROOT);
        var port = port(container, spec.child("httpGet"));
        return scheme + "://" + address(worker, spec) + ":" + port + path(spec);
    }
}
