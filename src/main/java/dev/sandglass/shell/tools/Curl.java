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
import dev.sandglass.sim.net.Tls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code curl}: HTTP and HTTPS in the sandbox's network. Simulated: methods, headers, bodies, status lines, answers as they
 * flow, redirects, time-outs, certificates, {@code -w}, {@code ~/.curlrc}. Left out: cookies, ranges, proxies, other
 * protocols.
 *
 * @param next the place of the URL that is asked
 * @param exchange the number of what has been asked
 * @param since when it was asked, epoch nanoseconds
 * @param received bytes of the body that came, once the answer has begun; -1 before
 */
record Curl(
        Settings settings,
        int next,
        long exchange,
        long since,
        int redirects,
        int code,
        long received)
        implements Program {

    /** What it was told. */
    record Settings(
            Map<String, List<String>> given,
            List<String> urls,
            Map<String, String> headers,
            byte @Nullable [] body) {

        CurlOptions options() {
            return new CurlOptions(given, urls, null);
        }
    }

    private static final Duration FOR_EVER = Duration.ofDays(365);

    /** To be loaded, and to shake hands. */
    private static final Duration TO_START = Duration.ofMillis(20);

    /** In the place of an exchange's number. */
    private static final long STARTING = -1;

    private static final String HELP =
            "curl: try 'curl --help' or 'curl --manual' for more information";

    static Step start(Process self) {
        var words = self.arguments().subList(1, self.arguments().size());
        var options = CurlOptions.read(words, configuration(self));
        var complaint =
                options.complaint() != null
                        ? options.complaint()
                        : options.urls().isEmpty() ? "(2) no URL specified" : null;
        if (complaint != null) {
            self.complain("curl: " + complaint);
            self.complain(HELP);
            return Step.exit(2);
        }
        var hasBody = CurlBody.isGiven(options);
        var body = hasBody ? CurlBody.of(options, self) : null;
        if (hasBody && body == null) {
            self.complain(HELP);
            return Step.exit(26);
        }
        var headers = CurlBody.headers(options, hasBody);
        var settings = new Settings(options.given(), options.urls(), headers, body);
        return new Step.AwaitFor(
                self.taking(TO_START), new Curl(settings, 0, STARTING, 0, 0, 0, -1));
    }

    private static String configuration(Process self) {
        var home = self.variable("HOME");
        var bytes = home.isEmpty() ? null : CurlBody.file(home + "/.curlrc", self);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private CurlOptions options() {
        return settings.options();
    }

    private boolean has(String option) {
        return settings.given().containsKey(option);
    }

    // ---- asking ----

    private Step ask(Process self) {
        if (next == settings.urls().size()) {
            return Step.exit(code);
        }
        var url = Url.parse(settings.urls().get(next));
        if (url == null) {
            return fail(self, 3, "URL using bad/illegal format or missing URL");
        }
        if (url.isPlain()) {
            return ask(self, url, null);
        }
        if (!url.scheme().equals("https")) {
            return fail(
                    self,
                    1,
                    "Protocol \"" + url.scheme() + "\" not supported or disabled in libcurl");
        }
        return switch (CurlTls.to(url, options(), self)) {
            case CurlTls.Secured(var tls) -> ask(self, url, tls);
            case CurlTls.Failed(var failure, var words) -> fail(self, failure, words);
            case CurlTls.Unknown _ -> waiting(self, dial(self, url));
        };
    }

    private static long dial(Process self, Url url) {
        return self.facility(Sockets.class).dial(self, url.host(), url.port());
    }

    private Step ask(Process self, Url url, @Nullable Tls tls) {
        var request = request(url, tls);
        if (has("verbose")) {
            CurlText.sent(self, request);
        }
        var sockets = self.facility(Sockets.class);
        return waiting(self, sockets.askFlowing(self, url.host(), url.port(), request));
    }

    private HttpRequest request(Url url, @Nullable Tls tls) {
        var headers = new TreeMap<>(settings.headers());
        headers.putIfAbsent("Host", url.hostHeader());
        var body = settings.body();
        var path = url.path();
        if (body != null && has("get")) {
            path += (path.contains("?") ? "&" : "?") + new String(body, StandardCharsets.UTF_8);
            body = null;
        }
        if (body != null) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        var method = has("head") ? "HEAD" : body != null ? "POST" : "GET";
        return new HttpRequest(
                options().value("request", method),
                path,
                headers,
                body == null ? new byte[0] : body,
                tls);
    }

    private Step waiting(Process self, long number) {
        var asked = new Curl(settings, next, number, self.now(), redirects, code, -1);
        return asked.goOn(self);
    }

    private Step goOn(Process self) {
        if (exchange == STARTING) {
            return new Step.AwaitFor(self.taking(TO_START), this);
        }
        var limit = options().value("max-time", options().value("connect-timeout", "infinity"));
        var nanos = Spans.nanos(limit);
        if (nanos < 0 || nanos > 1e17 || received >= 0 && !has("max-time")) {
            return new Step.AwaitFor(FOR_EVER, this);
        }
        var left = (long) nanos - (self.now() - since);
        return new Step.AwaitFor(Duration.ofNanos(Math.max(left, 1)), this);
    }

    // ---- what comes back ----

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Signalled(var signal) when signal == Signal.WINCH -> goOn(self);
            case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
            case Wake.Told(Sockets.Began(var number, var head)) when number == exchange -> {
                write(self, CurlText.head(head, options()));
                yield receiving(0).goOn(self);
            }
            case Wake.Told(Sockets.More(var number, var bytes)) when number == exchange -> {
                write(self, bytes);
                yield receiving(received + bytes.length).goOn(self);
            }
            case Wake.Told(Sockets.Answered(var number, var outcome)) when number == exchange ->
                    answered(self, outcome);
            case Wake.Slept _ -> exchange == STARTING ? ask(self) : timedOut(self);
            case Wake.Told _, Wake.Started _, Wake.Read _, Wake.ChildExited _ -> goOn(self);
        };
    }

    private Curl receiving(long bytes) {
        return new Curl(settings, next, exchange, since, redirects, code, bytes);
    }

    private Step timedOut(Process self) {
        self.facility(Sockets.class).giveUp(self, exchange);
        var millis = (self.now() - since) / 1_000_000;
        return fail(
                self,
                28,
                received < 0
                        ? "Connection timed out after " + millis + " milliseconds"
                        : "Operation timed out after %d milliseconds with %d bytes received"
                                .formatted(millis, received));
    }

    private Step answered(Process self, Outcome outcome) {
        var millis = (self.now() - since) / 1_000_000;
        var url = Url.parse(settings.urls().get(next));
        var host = url == null ? "" : url.host();
        return switch (outcome) {
            case Outcome.Got(_, _, var reply) ->
                    received < 0 ? got(self, reply) : ended(self, reply);
            case Outcome.Connected _ ->
                    fail(self, 35, "error:0A00010B:SSL routines::wrong version number");
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
        if (has("location") && reply.status() / 100 == 3 && !target.isEmpty()) {
            return redirected(self, target);
        }
        if (has("verbose")) {
            CurlText.received(self, reply);
        }
        if (has("fail") && reply.status() >= 400) {
            return fail(self, 22, "The requested URL returned error: " + reply.status());
        }
        var head = CurlText.head(reply, options());
        var body = has("head") ? new byte[0] : reply.body();
        var all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        write(self, all);
        return ended(self, reply);
    }

    private Step redirected(Process self, String target) {
        if (redirects == 50) {
            return fail(self, 47, "Maximum (50) redirects followed");
        }
        var urls = new ArrayList<>(settings.urls());
        var from = Url.parse(urls.get(next));
        urls.set(
                next,
                target.startsWith("/") && from != null
                        ? from.scheme() + "://" + from.hostHeader() + target
                        : target);
        var followed = new Settings(settings.given(), urls, settings.headers(), settings.body());
        return new Curl(followed, next, 0, 0, redirects + 1, code, -1).ask(self);
    }

    /** To standard output, or to the file that {@code -o} names: from its beginning at first. */
    private void write(Process self, byte[] bytes) {
        var file = options().value("output", "");
        if (has("remote-name") && file.isEmpty()) {
            var path = settings.urls().get(next).replaceFirst("[?].*$", "");
            file = path.substring(path.lastIndexOf('/') + 1);
        }
        if (file.isEmpty() || file.equals("-")) {
            self.write(1, bytes);
        } else if (!file.equals("/dev/null")) {
            try {
                var files = self.facility(Files.class);
                var path = Files.resolve(self.folder(), file);
                if (received < 0) {
                    files.write(path, bytes);
                } else {
                    files.append(path, bytes);
                }
            } catch (FileProblem problem) {
                self.complain("curl: (23) Failure writing output to destination");
            }
        }
    }

    private Step ended(Process self, HttpReply reply) {
        CurlText.written(self, options(), reply, (self.now() - since) / 1e9);
        return done(0).ask(self);
    }

    private Step fail(Process self, int failure, String words) {
        if (!has("silent") || has("show-error")) {
            self.complain("curl: (" + failure + ") " + words);
        }
        CurlText.failed(self, options());
        return done(failure).ask(self);
    }

    private Curl done(int failure) {
        return new Curl(settings, next + 1, 0, 0, 0, failure, -1);
    }
}
