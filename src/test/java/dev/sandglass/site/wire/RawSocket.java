package dev.sandglass.site.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that says what it likes, and reads when it likes: with a small buffer, so that little fits in between. */
final class RawSocket implements AutoCloseable {

    private final Socket socket = new Socket();
    private final DataInputStream in;

    /** A message of a WebSocket; the opcode 8 ends it, with a code and a reason. */
    record Frame(int opcode, byte[] payload) {

        String text() {
            return opcode == 8
                    ? "closed "
                            + ((payload[0] & 0xFF) << 8 | payload[1] & 0xFF)
                            + " "
                            + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8)
                    : new String(payload, StandardCharsets.UTF_8);
        }
    }

    RawSocket(URI address) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(120_000);
        socket.connect(new InetSocketAddress("localhost", address.getPort()));
        in = new DataInputStream(socket.getInputStream());
    }

    void say(String text) throws IOException {
        say(text.getBytes(StandardCharsets.UTF_8));
    }

    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** A line without its end; null when there is no more. */
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            line.write(b);
        }
        return null;
    }

    /** The head of an answer: its first line. */
    String head() throws IOException {
        var first = line();
        for (var line = first; line != null && !line.isEmpty(); line = line()) {}
        return first;
    }

    /** Asks to become a WebSocket; the answer's first line. */
    String upgrade(String path, String... headers) throws IOException {
        say(
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: localhost:"
                        + socket.getPort()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + String.join("\r\n", headers)
                        + (headers.length == 0 ? "" : "\r\n")
                        + "\r\n");
        return head();
    }

    /** Sends a message in one frame. */
    void send(int opcode, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (var shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(new byte[4]); // a mask that changes nothing
        frame.writeBytes(payload);
        say(frame.toByteArray());
    }

    void type(String keys) throws IOException {
        send(2, keys.getBytes(StandardCharsets.UTF_8));
    }

    /** The next message, its pieces put together; null when there is none any more. Pings are passed over. */
    Frame receive() throws IOException {
        var payload = new ByteArrayOutputStream();
        var kind = 0;
        try {
            while (true) {
                var first = in.readUnsignedByte();
                var opcode = first & 15;
                long length = in.readUnsignedByte() & 127;
                length =
                        length == 126
                                ? in.readUnsignedShort()
                                : length == 127 ? in.readLong() : length;
                var piece = in.readNBytes((int) length);
                if (opcode == 9 || opcode == 10) {
                    continue;
                }
                kind = opcode == 0 ? kind : opcode;
                payload.writeBytes(piece);
                if ((first & 128) != 0) {
                    return new Frame(kind, payload.toByteArray());
                }
            }
        } catch (EOFException ended) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
