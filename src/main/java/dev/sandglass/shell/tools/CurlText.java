package dev.sandglass.shell.tools;

import dev.sandglass.shell.language.Escapes;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What curl shows of requests and answers besides their bodies. */
final class CurlText {

    private CurlText() {}

    /** {@code -v}: the request. */
    static void sent(Process self, HttpRequest request) {
        self.complain("> " + request.method() + " " + request.path() + " HTTP/1.1");
        request.headers()
                .forEach(
                        (name, values) ->
                                values.lines()
                                        .forEach(it -> self.complain("> " + name + ": " + it)));
        self.complain("> ");
    }

    /** {@code -v}: the head of the answer. */
    static void received(Process self, HttpReply reply) {
        self.complain("< " + statusLine(reply));
        reply.headers().forEach(it -> self.complain("< " + it.name() + ": " + it.value()));
        self.complain("< ");
    }

    private static String statusLine(HttpReply reply) {
        var isOld = !reply.protocol().equals(HttpReply.HTTP_2); // which has no words for it
        return reply.protocol() + " " + reply.status() + " " + (isOld ? reply.reason() : "");
    }

    /** {@code -i} and {@code -I}: the head as it came; nothing without them. */
    static byte[] head(HttpReply reply, CurlOptions options) {
        if (!options.has("include") && !options.has("head")) {
            return new byte[0];
        }
        var out = new StringBuilder(statusLine(reply)).append("\r\n");
        reply.headers()
                .forEach(
                        it -> out.append(it.name()).append(": ").append(it.value()).append("\r\n"));
        return out.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code -w}. */
    static void written(Process self, CurlOptions options, HttpReply reply, double seconds) {
        var form = options.value("write-out", "");
        if (form.isEmpty()) {
            return;
        }
        var text =
                Escapes.decode(form)
                        .replace("%{http_code}", Integer.toString(reply.status()))
                        .replace("%{response_code}", Integer.toString(reply.status()))
                        .replace("%{http_version}", reply.protocol().substring("HTTP/".length()))
                        .replace("%{size_download}", Integer.toString(reply.body().length))
                        .replace("%{time_total}", String.format(Locale.ROOT, "%.6f", seconds))
                        .replace("%{content_type}", reply.header("Content-Type"));
        self.write(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code -w} when there was no answer. */
    static void failed(Process self, CurlOptions options) {
        var form = options.value("write-out", "");
        if (form.contains("%{http_code}")) {
            var text = Escapes.decode(form.replace("%{http_code}", "000"));
            self.write(1, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
