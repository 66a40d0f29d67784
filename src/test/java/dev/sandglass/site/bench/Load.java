package dev.sandglass.site.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Many clients in one thread: each sends its next request as soon as it has the whole reply to the last one. */
final class Load implements AutoCloseable {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "content-length:";

    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer arrived = ByteBuffer.allocate(1 << 18);

    Load(int port, int connections) throws IOException {
        for (var i = 0; i < connections; i++) {
            var channel = SocketChannel.open(new InetSocketAddress("localhost", port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            clients.add(new Client(channel));
        }
    }

    /** One connection: the head of the reply so far, and how much of the body is still to come. */
    private final class Client {

        private final SocketChannel channel;
        private final SelectionKey key;
        private final StringBuilder head = new StringBuilder();
        private ByteBuffer toSend = ByteBuffer.allocate(0);
        private int bodyLeft;
        private int ends;
        private boolean inBody;

        Client(SocketChannel channel) throws IOException {
            this.channel = channel;
            this.key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(byte[] request) throws IOException {
            toSend = ByteBuffer.wrap(request);
            write();
        }

        void write() throws IOException {
            channel.write(toSend);
            key.interestOps(
                    toSend.hasRemaining()
                            ? SelectionKey.OP_WRITE | SelectionKey.OP_READ
                            : SelectionKey.OP_READ);
        }

        /** Takes what has arrived; says whether the reply is whole. */
        boolean take() throws IOException {
            if (channel.read(arrived.clear()) < 0) {
                throw new IOException("the server has closed a connection");
            }
            arrived.flip();
            while (!inBody && arrived.hasRemaining()) {
                takeOfHead(arrived.get());
            }
            var taken = Math.min(arrived.remaining(), bodyLeft);
            bodyLeft -= taken;
            if (!inBody || bodyLeft > 0) {
                return false;
            }
            inBody = false;
            return true;
        }

        private void takeOfHead(byte next) throws IOException {
            head.append((char) next);
            ends = next == HEAD_END[ends] ? ends + 1 : next == HEAD_END[0] ? 1 : 0;
            if (ends < HEAD_END.length) {
                return;
            }
            ends = 0;
            inBody = true;
            if (head.charAt(9) != '2') {
                throw new IOException(
                        head + StandardCharsets.UTF_8.decode(arrived.slice()).toString());
            }
            var text = head.toString().toLowerCase(Locale.ROOT);
            var from = text.indexOf(LENGTH) + LENGTH.length();
            bodyLeft = Integer.parseInt(text.substring(from, text.indexOf('\r', from)).strip());
            head.setLength(0);
        }
    }

    /** Requests for so long; returns the number of replies. */
    long run(Supplier<byte[]> requests, long nanos) throws IOException {
        var end = System.nanoTime() + nanos;
        return run(requests, done -> System.nanoTime() < end);
    }

    /** So many requests at least, and some more for those who began already. */
    long run(Supplier<byte[]> requests, int atLeast) throws IOException {
        return run(requests, done -> done < atLeast);
    }

    private interface GoesOn {
        boolean after(long done);
    }

    private long run(Supplier<byte[]> requests, GoesOn goesOn) throws IOException {
        for (var client : clients) {
            client.send(requests.get());
        }
        var done = 0L;
        var busy = clients.size();
        while (busy > 0) {
            selector.select();
            for (var key : selector.selectedKeys()) {
                var client = (Client) key.attachment();
                if (key.isWritable()) {
                    client.write();
                }
                if (key.isReadable() && client.take()) {
                    done++;
                    if (goesOn.after(done)) {
                        client.send(requests.get());
                    } else {
                        busy--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return done;
    }

    @Override
    public void close() throws IOException {
        for (var client : clients) {
            client.channel.close();
        }
        selector.close();
    }
}
