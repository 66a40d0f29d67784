package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Outcome;
import dev.sandglass.sim.net.Sockets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code curl}: HTTP in the sandbox's network. Simulated: methods, headers, bodies, status lines, redirects, time-outs,
 * {@code -w}. Left out: https (programs here speak plain HTTP only; it says so), cookies, ranges, other protocols.
 *
 * @param exchange the number of what has been asked, 0 before
 * @param since when it was asked, epoch nanoseconds
 */
record Curl(Settings settings, int next, long exchange, long since, int redirects, int code)
        implements Program {

    /** What the command line says. */
    record Settings(
            List<String> urls,
            Map<String, String> given,
            Map<String, String> headers,
            byte[] body) {
        boolean has(String letter) {
            return given.containsKey(letter);
        }
    }

    private static final Duration FOR_EVER = Duration.ofDays(365);

    static Step start(Process self) {
        var settings = CurlOptions.read(self);
        return settings == null
                ? Step.exit(2)
                : new Curl(settings, 0, 0, 0, 0, 0).ask(self);
    }

    private Step ask(Process self) {
        if (next == settings.urls().size()) {
            return Step.exit(code);
        }
        var url = Url.parse(settings.urls().get(next));
        if (url == null) {
            return fail(self, 3, "URL using bad/illegal format or missing URL");
        }
        if (url.scheme().equals("https")) {
            var sentence = "https does not exist in this sandbox yet: programs speak plain HTTP";
            return fail(self, 35, sentence);
        }
        if (!url.isPlain()) {
            var sentence = "Protocol \"" + url.scheme() + "\" not supported or disabled in libcurl";
            return fail(self, 1, sentence);
        }
        var request = request(url);
        if (settings.has("v")) {
            verbose(self, request);
        }
        var number = self.facility(Sockets.class).ask(self, url.host(), url.port(), request);
        var asked = new Curl(settings, next, number, self.now(), redirects, code);
        return new Step.AwaitFor(asked.limit(), asked);
    }

    private HttpRequest request(Url url) {
        var headers = new TreeMap<>(settings.headers());
        headers.putIfAbsent("Host", url.hostHeader());
        var hasBody = settings.has("d");
        if (hasBody) {
            headers.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
            headers.put("Content-Length", Integer.toString(settings.body().length));
        }
        var usual = settings.has("I") ? "HEAD" : hasBody ? "POST" : "GET";
        var method = settings.given().getOrDefault("X", usual);
        return new HttpRequest(method, url.path(), headers, settings.body());
    }

    private static void verbose(Process self, HttpRequest request) {
        self.complain("> " + request.method() + " " + request.path() + " HTTP/1.1");
        request.headers().forEach((name, value) -> self.complain("> " + name + ": " + value));
        self.complain("> ");
    }

    private Duration limit() {
        var nanos = Spans.nanos(settings.given().getOrDefault("m", "infinity"));
        return nanos < 0 || nanos > 1e17 ? FOR_EVER : Duration.ofNanos((long) nanos);
    }

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Signalled(var signal) when signal == Signal.WINCH ->
                    new Step.AwaitFor(limit(), this);
            case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
            case Wake.Told(Sockets.Answered(var number, var outcome)) when number == exchange ->
                    answered(self, outcome);
            case Wake.Slept _ -> {
                self.facility(Sockets.class).giveUp(self, exchange);
                var millis = (self.now() - since) / 1_000_000;
                yield fail(self, 28, "Connection timed out after " + millis + " milliseconds");
            }
            case Wake.Told _, Wake.Started _, Wake.Read _, Wake.ChildExited _ ->
                    new Step.AwaitFor(limit(), this);
        };
    }

    private Step answered(Process self, Outcome outcome) {
        var millis = (self.now() - since) / 1_000_000;
        var url = Url.parse(settings.urls().get(next));
        var host = url == null ? "" : url.host();
        return switch (outcome) {
            case Outcome.Got(_, _, var reply) -> got(self, reply);
            case Outcome.Connected _ -> done(self, 0);
            case Outcome.Refused(_, var port) -> fail(self, 7, unable(host, port, millis));
            case Outcome.Unreachable(_, var port) -> fail(self, 7, unable(host, port, millis));
            case Outcome.TimedOut(_, var port) -> fail(self, 28, unable(host, port, millis));
            case Outcome.Closed _ -> fail(self, 52, "Empty reply from server");
            case Outcome.UnknownName(var name) -> fail(self, 6, "Could not resolve host: " + name);
            case Outcome.NoNameServer(var name, _) ->
                    fail(self, 28, "Resolving timed out after " + millis + " milliseconds");
        };
    }

    private static String unable(String host, int port, long millis) {
        return "Failed to connect to "
                + host
                + " port "
                + port
                + " after "
                + millis
                + " ms: Couldn't connect to server";
    }

    private Step got(Process self, HttpReply reply) {
        var target = reply.header("Location");
        if (settings.has("L") && reply.status() / 100 == 3 && !target.isEmpty()) {
            if (redirects == 50) {
                return fail(self, 47, "Maximum (50) redirects followed");
            }
            var urls = new ArrayList<>(settings.urls());
            var from = Url.parse(urls.get(next));
            urls.set(
                    next,
                    target.startsWith("/") && from != null
                            ? "http://" + from.hostHeader() + target
                            : target);
            var followed =
                    new Settings(urls, settings.given(), settings.headers(), settings.body());
            return new Curl(followed, next, 0, 0, redirects + 1, code).ask(self);
        }
        if (settings.has("v")) {
            self.complain("< HTTP/1.1 " + reply.status() + " " + reply.reason());
            reply.headers().forEach((name, value) -> self.complain("< " + name + ": " + value));
            self.complain("< ");
        }
        if (settings.has("f") && reply.status() >= 400) {
            return fail(self, 22, "The requested URL returned error: " + reply.status());
        }
        var out = new StringBuilder();
        if (settings.has("i") || settings.has("I")) {
            out.append("HTTP/1.1 ").append(reply.status()).append(' ').append(reply.reason());
            out.append("\r\n");
            reply.headers().forEach((k, v) -> out.append(k).append(": ").append(v).append("\r\n"));
            out.append("\r\n");
        }
        var head = out.toString().getBytes(StandardCharsets.UTF_8);
        var body = settings.has("I") ? new byte[0] : reply.body();
        write(self, head, body);
        written(self, reply);
        return done(self, 0);
    }

    private void write(Process self, byte[] head, byte[] body) {
        var file = settings.given().get("o");
        if (settings.has("O") && file == null) {
            var path = String.valueOf(settings.urls().get(next));
            file = path.substring(path.lastIndexOf('/') + 1);
        }
        if (file == null || file.equals("-")) {
            self.write(1, head);
            self.write(1, body);
        } else if (!file.equals("/dev/null")) {
            var all = java.util.Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            try {
                self.facility(Files.class).write(Files.resolve(self.folder(), file), all);
            } catch (FileProblem problem) {
                self.complain("curl: (23) Failure writing output to destination");
            }
        }
    }

    private void written(Process self, HttpReply reply) {
        var form = settings.given().get("w");
        if (form == null) {
            return;
        }
        var seconds = (self.now() - since) / 1e9;
        var text =
                dev.sandglass.shell.language.Escapes.decode(form)
                        .replace("%{http_code}", Integer.toString(reply.status()))
                        .replace("%{response_code}", Integer.toString(reply.status()))
                        .replace("%{size_download}", Integer.toString(reply.body().length))
                        .replace(
                                "%{time_total}",
                                String.format(java.util.Locale.ROOT, "%.6f", seconds))
                        .replace("%{content_type}", reply.header("Content-Type"));
        self.write(1, text.getBytes(StandardCharsets.UTF_8));
    }

    private Step fail(Process self, int failure, String words) {
        if (!settings.has("s") || settings.has("S")) {
            self.complain("curl: (" + failure + ") " + words);
        }
        if (settings.given().getOrDefault("w", "").contains("%{http_code}")) {
            var text = settings.given().get("w").replace("%{http_code}", "000");
            self.write(
                    1,
                    dev.sandglass.shell.language.Escapes.decode(text)
                            .getBytes(StandardCharsets.UTF_8));
        }
        return done(self, failure);
    }

    private Step done(Process self, int failure) {
        return new Curl(settings, next + 1, 0, 0, 0, failure).ask(self);
    }
}
