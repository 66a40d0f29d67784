package dev.sandglass.kubectl.running;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Heard;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.WindowSize;

/** The three streams between a terminal and a process in a container, until the process ends. */
public final class Streaming {

    /**
     * Where it stands.
     *
     * @param in whether standard input is passed on and has not ended
     * @param raw whether the terminal is in raw mode
     * @param size what the process was last told of the terminal's size
     */
    public record Open(Cursor cursor, boolean in, boolean raw, WindowSize size) {}

    private Streaming() {}

    /** What a client asks of a terminal: whether there is one to use. */
    static boolean hasTerminal(boolean in, boolean tty, boolean quiet, Session session) {
        if (!in || !tty) {
            return false;
        }
        if (session.isTerminal(0)) {
            return true;
        }
        if (!quiet) {
            session.complain(
                    "Unable to use a TTY - input is not a terminal or the right kind of file");
        }
        return false;
    }

    /** The parameters of a request that say which streams there are. */
    static Request streams(
            Request request, String container, boolean in, boolean err, boolean tty) {
        var asking = request.with("container", container);
        asking = err ? asking.with("stderr", "true") : asking;
        asking = in ? asking.with("stdin", "true") : asking;
        asking = asking.with("stdout", "true");
        return tty ? asking.with("tty", "true") : asking;
    }

    /** Sends the request that opens the streams, and stays until the process ends. */
    static void open(Client client, Request request, boolean in, boolean raw) {
        switch (connect(client, request)) {
            case Reply.Opened(var cursor) -> {
                client.session().setRaw(raw);
                goOn(new Open(cursor, in, raw, WindowSize.NONE), client);
            }
            case Reply.Refused refused when refused.status().reason().equals("InternalError") ->
                    throw Failure.of(refused.status().message());
            case Reply.Refused refused -> throw new Refusal(refused.status());
            case Reply.Ok _, Reply.Raw _ ->
                    throw new IllegalStateException("an answer where a stream was due: " + request);
        }
    }

    /** Sends the request that opens streams; when refused once more in the way of older servers. */
    static Reply upgrade(Client client, Request request) {
        var answer = client.send(request);
        return answer instanceof Reply.Refused ? client.send(post(request)) : answer;
    }

    static Reply connect(Client client, Request request) {
        var answer = upgrade(client, request);
        if (answer instanceof Reply.Refused) {
            return answer;
        }
        client.note(4, "websocket.go:133", "The subprotocol is v5.channel.k8s.io");
        client.note(4, "websocket.go:265", "Websocket initial read deadline: 1m1s");
        return answer;
    }

    private static Request post(Request get) {
        return new Request(
                Request.Method.POST,
                get.path(),
                get.query(),
                get.body(),
                get.accept(),
                get.userAgent(),
                get.credential());
    }

    /** Stays until the process ends. */
    public static void goOn(Open open, Client client) {
        var here = open;
        var session = client.session();
        session.mark(here);
        while (true) {
            var heard =
                    here.in()
                            ? client.listen(here.cursor(), here.raw() ? here.size() : null)
                            : new Heard.News(client.await(here.cursor(), -1));
            switch (heard) {
                case Heard.News(var batch) -> {
                    session.writeError(batch.err()); // programs keep output back, complaints not
                    session.write(batch.out());
                    if (batch.end() != null) {
                        session.setRaw(false);
                        client.note(4, "websocket.go:505", "closed channel--returning");
                        finish(batch.end());
                        return;
                    }
                    here = new Open(batch.next(), here.in(), here.raw(), here.size());
                }
                case Heard.Input(var data) -> {
                    client.push(
                            here.cursor(),
                            data.length == 0 ? new Push.EndOfInput() : new Push.Input(data));
                    here = new Open(here.cursor(), data.length > 0, here.raw(), here.size());
                }
                case Heard.Resized(var size) -> {
                    client.push(here.cursor(), new Push.Resize(size.columns(), size.rows()));
                    here = new Open(here.cursor(), here.in(), here.raw(), size);
                }
            }
            session.mark(here);
        }
    }

    static void finish(Document status) {
        if (status.text("status").equals("Success")) {
            return;
        }
        if (!status.text("reason").equals("NonZeroExitCode")) {
            throw Failure.of(status.text("message"));
        }
        var code =
                status.items("details.causes")
                        .documents()
                        .filter(cause -> cause.text("reason").equals("ExitCode"))
                        .map(cause -> Integer.parseInt(cause.text("message")))
                        .findFirst()
                        .orElse(1);
        throw Failure.ended("command terminated with exit code " + code, code);
    }
}
