package dev.sandglass.cli;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

/** An exec or attach over a WebSocket, in upstream's protocol {@code v5.channel.k8s.io}. */
final class FrontSocket {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Sandbox sandbox;
    private final Pacing pacing;
    private final Socket socket;
    private final Cursor opened;
    private volatile boolean isOver;

    /** Whether input is still to come, as it does at once in the equal sandbox: time waits for it. */
    private volatile boolean isFed;

    FrontSocket(Sandbox sandbox, Pacing pacing, Socket socket, Cursor opened, boolean isFed) {
        this.isFed = isFed;
        this.sandbox = sandbox;
        this.pacing = pacing;
        this.socket = socket;
        this.opened = opened;
    }

    void talk(String key) throws IOException {
        var head =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Protocol: v5.channel.k8s.io\r\nSec-WebSocket-Accept: "
                        + accepted(key)
                        + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        Thread.ofPlatform().daemon().name("front socket").start(this::listen);
        tell();
        socket.close();
    }

    private static String accepted(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(
                            digest.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell() throws IOException {
        var cursor = opened;
        while (!isOver && !socket.isClosed()) {
            var batch = sandboxPoll(cursor);
            channel(2, batch.err());
            channel(1, batch.out());
            cursor = batch.next();
            if (batch.end() != null) {
                channel(3, Json.bytes(batch.end()));
                frame(CLOSE, new byte[] {3, (byte) 232});
                return;
            }
            if (batch.isEmpty() && (isFed || !pacing.step())) {
                LockSupport.parkNanos(2_000_000);
            }
        }
    }

    private Batch sandboxPoll(Cursor cursor) {
        synchronized (pacing) {
            return sandbox.poll(cursor);
        }
    }

    private void channel(int number, byte[] data) throws IOException {
        if (data.length > 0) {
            var framed = new ByteArrayOutputStream();
            framed.write(number);
            framed.writeBytes(data);
            frame(BINARY, framed.toByteArray());
        }
    }

    private synchronized void frame(int opcode, byte[] data) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (data.length < 126) {
            frame.write(data.length);
        } else if (data.length < 65_536) {
            frame.write(126);
            frame.write(data.length >> 8);
            frame.write(data.length);
        } else {
            frame.write(127);
            for (var shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) data.length >> shift));
            }
        }
        frame.writeBytes(data);
        socket.getOutputStream().write(frame.toByteArray());
        socket.getOutputStream().flush();
    }

    private void listen() {
        try {
            var in = new DataInputStream(socket.getInputStream());
            while (!isOver) {
                var opcode = in.readUnsignedByte() & 0x0f;
                long length = in.readUnsignedByte() & 0x7f;
                length =
                        length == 126
                                ? in.readUnsignedShort()
                                : length == 127 ? in.readLong() : length;
                var mask = in.readNBytes(4);
                var data = in.readNBytes((int) length);
                for (var i = 0; i < data.length; i++) {
                    data[i] ^= mask[i & 3];
                }
                hear(opcode, data);
            }
        } catch (IOException _) {
            isOver = true;
        }
    }

    private void hear(int opcode, byte[] data) throws IOException {
        if (opcode == CLOSE) {
            isOver = true;
        } else if (opcode == PING) {
            frame(PONG, data);
        } else if (opcode == BINARY && data.length > 0) {
            synchronized (pacing) {
                push(data);
            }
        }
    }

    private void push(byte[] data) {
        if (data[0] == 0) {
            var input = Arrays.copyOfRange(data, 1, data.length);
            sandbox.push(opened, new Push.Input(input));
        } else if (data[0] == 4) {
            var text = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
            if (Json.parse(text) instanceof Document size) {
                var columns = (int) size.number("Width", 80);
                sandbox.push(opened, new Push.Resize(columns, (int) size.number("Height", 24)));
            }
        } else if (data[0] == -1 && data.length > 1 && data[1] == 0) {
            sandbox.push(opened, new Push.EndOfInput());
            isFed = false;
        }
    }
}
