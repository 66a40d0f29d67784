package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Outcome;
import dev.sandglass.sim.net.Sockets;
import dev.sandglass.sim.net.Tls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** {@code wget}, busybox's: {@code -q -O -S -T --spider --post-data --header}. */
record Wget(Url url, boolean quiet, String output, boolean spider, double seconds, long exchange)
        implements Program {

    private static final double USUAL_SECONDS = 900;

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "qcSs",
                "OTPUYt",
                "spider=s",
                "timeout=T:",
                "quiet=q",
                "output-document=O:",
                "post-data=d:",
                "header=h:",
                "tries=t:",
                "no-check-certificate=c");
    }

    /** Whether a switch asks for what is not here, which is said. */
    private static boolean lacks(Process self, Switches s) {
        var lacking = List.of("S", "P", "U").stream().filter(s::has).findFirst();
        lacking.ifPresent(it -> Switches.notYet(self, "wget", "-" + it));
        return lacking.isPresent();
    }

    static Step start(Process self) {
        var s = switches(self);
        if (lacks(self, s)) {
            return Step.exit(1);
        }
        var text = s.rest().isEmpty() ? "" : s.rest().getFirst();
        var url = Url.parse(text);
        if (s.complaint() != null || url == null) {
            self.complain(
                    s.complaint() != null
                            ? "wget: "
                                    + s.complaint().replace("invalid option", "unrecognized option")
                            : text.isEmpty()
                                    ? "BusyBox v1.36.1 (2023-05-18) multi-call binary.\n\nUsage: wget"
                                            + " [-cqS] [--spider] [-O FILE] [-T SEC] URL..."
                                    : "wget: not an http or ftp url: " + text);
            return Step.exit(1);
        }
        if (!url.isPlain() && !url.scheme().equals("https")) {
            self.complain("wget: not an http or ftp url: " + text);
            return Step.exit(1);
        }
        if (!url.isPlain() && !s.has("c")) {
            self.complain("wget: note: TLS certificate validation not implemented");
        }
        var last = url.path().substring(url.path().lastIndexOf('/') + 1);
        var output = s.value("O", last.isEmpty() ? "index.html" : last);
        var timeout = Spans.nanos(s.value("T", Double.toString(USUAL_SECONDS))) / 1e9;
        return ask(self, s, new Wget(url, s.has("q"), output, s.has("s"), timeout, 0));
    }

    private static Step ask(Process self, Switches s, Wget wget) {
        var url = wget.url();
        var headers = new TreeMap<String, String>();
        headers.put("Host", url.hostHeader());
        headers.put("User-Agent", "Wget");
        headers.put("Connection", "close");
        var header = s.value("h", "");
        if (header.indexOf(':') > 0) {
            var colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        var body = s.value("d", "").getBytes(StandardCharsets.UTF_8);
        var method = s.has("d") ? "POST" : wget.spider() ? "HEAD" : "GET";
        var tls = url.isPlain() ? null : new Tls(url.host(), HttpReply.HTTP_1_1, "");
        var request = new HttpRequest(method, url.path(), headers, body, tls);
        if (tls != null
                && self.facility(Sockets.class).certificate(url.host(), url.port()) == null) {
            return fail(self, "error getting response: Connection reset by peer");
        }
        var number = self.facility(Sockets.class).ask(self, url.host(), url.port(), request);
        var asked =
                new Wget(url, wget.quiet(), wget.output(), wget.spider(), wget.seconds(), number);
        return new Step.AwaitFor(asked.limit(), asked);
    }

    private Duration limit() {
        return Duration.ofNanos((long) (Math.max(0.001, seconds) * 1e9));
    }

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
            case Wake.Told(Sockets.Answered(var number, var outcome)) when number == exchange ->
                    answered(self, outcome);
            case Wake.Slept _ -> {
                self.facility(Sockets.class).giveUp(self, exchange);
                yield fail(self, "download timed out");
            }
            case Wake.Told _, Wake.Started _, Wake.Read _, Wake.ChildExited _ ->
                    new Step.AwaitFor(limit(), this);
        };
    }

    private Step answered(Process self, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Got(var address, var port, var reply) -> got(self, address, port, reply);
            case Outcome.Connected _ -> Step.exit(0);
            case Outcome.Refused(var address, _) ->
                    fail(
                            self,
                            "can't connect to remote host (" + address + "): Connection refused");
            case Outcome.Unreachable(var address, _) ->
                    fail(self, "can't connect to remote host (" + address + "): No route to host");
            case Outcome.TimedOut(var address, _) ->
                    fail(
                            self,
                            "can't connect to remote host (" + address + "): Operation timed out");
            case Outcome.Closed _ -> fail(self, "error getting response");
            case Outcome.UnknownName(var name) -> fail(self, "bad address '" + name + "'");
            case Outcome.NoNameServer(var name, _) -> fail(self, "bad address '" + name + "'");
        };
    }

    private Step got(Process self, String address, int port, HttpReply reply) {
        if (!quiet) {
            self.complain("Connecting to " + url.hostHeader() + " (" + address + ":" + port + ")");
        }
        if (reply.status() >= 400) {
            return fail(
                    self,
                    "server returned error: HTTP/1.1 " + reply.status() + " " + reply.reason());
        }
        if (spider) {
            return Step.exit(0);
        }
        if (output.equals("-")) {
            self.write(1, reply.body());
            return Step.exit(0);
        }
        try {
            var path = Files.resolve(self.folder(), output);
            if (!output.equals("/dev/null")) {
                self.facility(Files.class).write(path, reply.body());
            }
            if (!quiet) {
                self.complain("saving to '" + output + "'");
                self.complain("'" + output + "' saved");
            }
            return Step.exit(0);
        } catch (FileProblem problem) {
            return fail(self, "can't open '" + output + "': " + problem.reason().words());
        }
    }

    private static Step fail(Process self, String words) {
        self.complain("wget: " + words);
        return Step.exit(1);
    }
}
