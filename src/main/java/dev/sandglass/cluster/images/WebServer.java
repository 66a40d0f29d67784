package dev.sandglass.cluster.images;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Sockets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * A web server that serves the files of a folder and logs each request as nginx does (the combined
 * format). Follows nginx and Apache as far as curl, probes and logs show.
 *
 * @param isOpen whether it listens already
 */
record WebServer(Site site, boolean isOpen) implements Program {

    /**
     * What tells one server from another.
     *
     * @param product the Server header: {@code nginx/1.28.2}
     * @param root the folder that is served
     * @param start what it prints to standard output at its start; {@code notices} to standard
     *     error
     */
    record Site(
            String product,
            int port,
            String root,
            String start,
            String notices,
            String forwarded) {}

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss +0000", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NOTICE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html",
                    "htm", "text/html",
                    "css", "text/css",
                    "js", "application/javascript",
                    "json", "application/json",
                    "txt", "text/plain",
                    "xml", "text/xml",
                    "svg", "image/svg+xml");

    WebServer(Site site) {
        this(site, false);
    }

    @Override
    public boolean handles(Signal signal) {
        return signal == Signal.TERM
                || signal == Signal.QUIT
                || signal == Signal.INT
                || signal == Signal.WINCH;
    }

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Started _ -> open(self);
            case Wake.Told(Sockets.Asked(var exchange, var from, _, var request)) -> {
                var reply = answer(request, self);
                log(from, request, reply, self);
                self.facility(Sockets.class).reply(self, exchange, reply);
                yield Step.await(this);
            }
            case Wake.Signalled _ -> Step.exit(0);
            case Wake.Slept _, Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.await(this);
        };
    }

    private Step open(Process self) {
        if (!self.facility(Sockets.class).listen(self, site.port())) {
            var stamp = NOTICE.format(instant(self));
            self.complain(
                    "%s [emerg] 1#1: bind() to 0.0.0.0:%d failed (98: Address already in use)"
                            .formatted(stamp, site.port()));
            return Step.exit(1);
        }
        site.start().lines().forEach(self::print);
        var stamp = NOTICE.format(instant(self));
        site.notices().lines().forEach(line -> self.complain(line.replace("%t", stamp)));
        return Step.await(new WebServer(site, true));
    }

    private HttpReply answer(HttpRequest request, Process self) {
        var isHead = request.method().equals("HEAD");
        if (!isHead && !request.method().equals("GET")) {
            return page(405, self);
        }
        var path = request.pathOnly();
        var files = self.facility(Files.class);
        var file = Files.resolve(site.root(), path.substring(1));
        try {
            if (!file.equals(site.root()) && !file.startsWith(site.root() + "/")) {
                return page(400, self);
            }
            if (files.isFolder(file)) {
                if (!path.endsWith("/")) {
                    return page(301, self)
                            .with("Location", "http://" + request.header("Host") + path + "/");
                }
                file += "/index.html";
                if (!files.exists(file)) {
                    return page(403, self);
                }
            }
            return content(file, files, isHead, self);
        } catch (FileProblem problem) {
            complain(path, file, self);
            return page(404, self);
        }
    }

    private HttpReply content(String file, Files files, boolean isHead, Process self)
            throws FileProblem {
        var body = files.read(file);
        var dot = file.lastIndexOf('.');
        var type = TYPES.getOrDefault(file.substring(dot + 1), "application/octet-stream");
        var changed = Instant.ofEpochSecond(0, modified(files.find(file)));
        return new HttpReply(200, Map.of(), isHead ? new byte[0] : body)
                .with("Server", site.product())
                .with("Date", DATE.format(instant(self)))
                .with("Content-Type", type)
                .with("Content-Length", Integer.toString(body.length))
                .with("Last-Modified", DATE.format(changed))
                .with("Connection", "keep-alive")
                .with("Accept-Ranges", "bytes");
    }

    private static long modified(FileNode node) {
        return node.modified();
    }

    private HttpReply page(int status, Process self) {
        var title = status + " " + new HttpReply(status, Map.of(), new byte[0]).reason();
        if (status == 405) {
            title = "405 Not Allowed"; // nginx' own words
        }
        var body =
                "<html>\r\n<head><title>"
                        + title
                        + "</title></head>\r\n<body>\r\n<center><h1>"
                        + title
                        + "</h1></center>\r\n<hr><center>"
                        + site.product()
                        + "</center>\r\n</body>\r\n</html>\r\n";
        return HttpReply.of(status, "text/html", body)
                .with("Server", site.product())
                .with("Date", DATE.format(instant(self)))
                .with("Connection", "keep-alive");
    }

    private void complain(String path, String file, Process self) {
        if (site.product().startsWith("nginx")) {
            var stamp = NOTICE.format(instant(self));
            self.complain(
                    ("%s [error] 29#29: *%d open() \"%s\" failed (2: No such file or directory),"
                                    + " request: \"GET %s HTTP/1.1\"")
                            .formatted(stamp, 1, file, path));
        }
    }

    private void log(String from, HttpRequest request, HttpReply reply, Process self) {
        var agent = request.header("User-Agent");
        self.print(
                "%s - - [%s] \"%s %s HTTP/1.1\" %d %d \"-\" \"%s\"%s"
                        .formatted(
                                from,
                                STAMP.format(instant(self)),
                                request.method(),
                                request.path(),
                                reply.status(),
                                reply.body().length,
                                agent.isEmpty() ? "-" : agent,
                                site.forwarded()));
    }

    private static Instant instant(Process self) {
        return Instant.ofEpochSecond(0, self.now());
    }
}
