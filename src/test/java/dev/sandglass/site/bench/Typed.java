package dev.sandglass.site.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;

/** A terminal's socket at the level of its frames: keys go out, bytes come in, and nothing lies between them and the clock. */
final class Typed implements AutoCloseable {

    private static final int BINARY = 2;
    private static final int PING = 9;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private final Socket socket;
    private final DataInputStream in;
    private final StringBuilder shown = new StringBuilder();

    Typed(int port, String path, String cookie) throws IOException {
        socket = new Socket("localhost", port);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        var request =
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: localhost:"
                        + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: c2FuZGdsYXNzLWJlbmNoIQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\nCookie: "
                        + cookie
                        + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
    }

    /** Sends keys, in one frame whose mask is zero. */
    void type(String keys) throws IOException {
        var bytes = keys.getBytes(StandardCharsets.UTF_8);
        var frame = new byte[bytes.length + 6];
        frame[0] = (byte) (FINAL | BINARY);
        frame[1] = (byte) (MASKED | bytes.length);
        System.arraycopy(bytes, 0, frame, 6, bytes.length);
        socket.getOutputStream().write(frame);
    }

    /** Reads until what has been shown since the last call ends so; returns it. */
    String awaitEnd(String end) throws IOException {
        while (!endsWith(end)) {
            frame();
        }
        var all = shown.toString();
        shown.setLength(0);
        return all;
    }

    private boolean endsWith(String end) {
        return shown.length() >= end.length()
                && shown.indexOf(end, shown.length() - end.length()) >= 0;
    }

    private void frame() throws IOException {
        var kind = in.readUnsignedByte() & 0x0f;
        var length = (long) in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        var bytes = in.readNBytes((int) length);
        if (kind == BINARY) {
            shown.append(new String(bytes, StandardCharsets.ISO_8859_1));
        } else if (kind != PING && kind != 1) {
            throw new IOException("a frame of kind " + kind);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
