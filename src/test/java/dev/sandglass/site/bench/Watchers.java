package dev.sandglass.site.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Many open watches in one thread, which counts the events that reach them. */
final class Watchers implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer arrived = ByteBuffer.allocateDirect(1 << 16);
    private final Thread reader;
    private volatile long events;
    private volatile boolean closed;

    Watchers(int port, byte[] request, int number) throws IOException {
        for (var i = 0; i < number; i++) {
            var channel = SocketChannel.open(new InetSocketAddress("localhost", port));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new boolean[1]);
            channels.add(channel);
        }
        reader = Thread.ofPlatform().name("watchers").daemon().start(this::read);
    }

    private void read() {
        try {
            while (!closed) {
                selector.select();
                for (var key : selector.selectedKeys()) {
                    ((SocketChannel) key.channel()).read(arrived.clear());
                    count(arrived.flip(), (boolean[]) key.attachment());
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | ClosedSelectorException end) {
            // it was closed
        }
    }

    /** An event ends with a brace and a line's end, which stand together nowhere else in it. */
    private void count(ByteBuffer bytes, boolean[] afterBrace) {
        var found = 0;
        var brace = afterBrace[0];
        while (bytes.hasRemaining()) {
            var next = bytes.get();
            if (brace && next == '\n') {
                found++;
            }
            brace = next == '}';
        }
        afterBrace[0] = brace;
        events += found;
    }

    /** Waits until so many events have come in all, and a minute at most. */
    void await(long number) throws InterruptedException, IOException {
        var until = System.nanoTime() + 60_000_000_000L;
        while (events < number) {
            if (System.nanoTime() > until) {
                throw new IOException(events + " events came, not " + number);
            }
            Thread.sleep(1);
        }
    }

    long events() {
        return events;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.close();
        for (var channel : channels) {
            channel.close();
        }
    }
}
