package dev.sandglass.cli;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.wire.Accept;
import dev.sandglass.api.wire.HttpAnswer;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.desk.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A small HTTPS server before one sandbox, whose time moves as the test says and not as the wall clock does: what the
 * {@code wire} package of the server does for clusters that run. One at a time, so that the order is the client's.
 */
final class Front implements AutoCloseable {

    private static final long NOTHING_NEW_NANOS = 2_000_000;

    private final SSLServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Sandbox sandbox;
    private volatile Pacing pacing;

    Front(FrontCertificate certificate) throws IOException {
        server =
                (SSLServerSocket)
                        certificate
                                .tls()
                                .getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setWantClientAuth(true);
        Thread.ofPlatform().daemon().name("front").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Stands before this sandbox from now on. */
    void serve(Sandbox other, Pacing at) {
        sandbox = other;
        pacing = at;
    }

    /** Hangs up on everybody. */
    void hangUp() {
        for (var socket : open) {
            shut(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = (SSLSocket) server.accept();
                open.add(socket);
                Thread.ofPlatform().daemon().name("front client").start(() -> talk(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(SSLSocket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var credential = FrontCertificate.shown(socket);
            var reader = new FrontReader(socket.getInputStream(), credential);
            for (var got = reader.next(); got != null; got = reader.next()) {
                answer(got, socket);
            }
        } catch (IOException _) {
            // the client is gone
        } finally {
            open.remove(socket);
        }
    }

    private void answer(FrontReader.Got got, SSLSocket socket) throws IOException {
        var request = got.request();
        var reply = ask(request);
        if (reply instanceof Reply.Opened(Cursor.Stream cursor) && got.isWebSocket()) {
            new FrontSocket(sandbox, pacing, socket, cursor, isFed(request)).talk(got.key());
            return;
        }
        var form = HttpForm.builtIn();
        var answer = form.of(new HttpForm.Asked(request), reply, sandbox.heading(request));
        if (reply instanceof Reply.Opened(var cursor) && !(cursor instanceof Cursor.Stream)) {
            stream(cursor, answer, Accept.mediaType(request.accept()), socket);
        } else {
            whole(socket.getOutputStream(), answer);
        }
    }

    private static boolean isFed(Request request) {
        return request.parameterOr("stdin", "").equals("true");
    }

    private Reply ask(Request request) {
        synchronized (pacing) {
            pacing.count(request);
            return sandbox.request(request);
        }
    }

    private static String head(HttpAnswer answer) {
        var head = new StringBuilder("HTTP/1.1 " + status(answer.code()) + "\r\n");
        answer.headers().forEach(it -> head.append(it.name() + ": " + it.value() + "\r\n"));
        return head.toString();
    }

    private static void whole(OutputStream out, HttpAnswer answer) throws IOException {
        var body = answer.body();
        var bytes = new ByteArrayOutputStream();
        var head = head(answer) + "Content-Length: " + body.length + "\r\n\r\n";
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        out.write(bytes.toByteArray());
        out.flush();
    }

    private static String status(int code) {
        return switch (code) {
            case 200 -> "200 OK";
            case 201 -> "201 Created";
            case 404 -> "404 Not Found";
            case 409 -> "409 Conflict";
            default -> code + " Other";
        };
    }

    private void stream(Cursor opened, HttpAnswer answer, String type, Socket socket)
            throws IOException {
        var out = socket.getOutputStream();
        var head = head(answer) + "Transfer-Encoding: chunked\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.flush();
        var form = HttpForm.builtIn();
        var cursor = opened;
        while (!socket.isClosed()) {
            synchronized (pacing) {
                var batch = sandbox.poll(cursor);
                var bytes = new ByteArrayOutputStream();
                batch.events().forEach(event -> bytes.writeBytes(form.event(type, event)));
                bytes.writeBytes(batch.out());
                chunk(out, bytes.toByteArray());
                cursor = batch.next();
                if (batch.end() != null) {
                    out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    return;
                }
                if (!batch.isEmpty()) {
                    continue;
                }
            }
            rest();
        }
    }

    private static void chunk(OutputStream out, byte[] data) throws IOException {
        if (data.length > 0) {
            out.write((Integer.toHexString(data.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(data);
            out.write("\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /** Lets time pass for one more alarm, or waits for the client when no more may pass. */
    private void rest() {
        if (!pacing.step()) {
            LockSupport.parkNanos(NOTHING_NEW_NANOS);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it was gone already
        }
    }
}
