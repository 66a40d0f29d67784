package dev.sandglass.site.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/** HTTP/1.1 on one connection that is kept, one request after the other: what a client costs is left out of what is measured. */
final class Wire implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    Wire(SocketFactory factory, int port) throws IOException {
        socket = factory.createSocket("localhost", port);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** A request, ready to be sent; the body may be empty. */
    static byte[] request(String method, String path, String headers, String body) {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        var head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\n"
                        + headers
                        + (length == 0 ? "" : "Content-Length: " + length + "\r\n")
                        + "\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Sends it and returns the body of the reply; anything but success is an error. */
    byte[] ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var length = 0;
        var status = line();
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        var body = in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(status + ": " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server has closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
