package dev.sandglass.site.wire;

import dev.sandglass.site.sandboxes.Lane;
import dev.sandglass.site.sandboxes.Subscription;
import dev.sandglass.site.sandboxes.Telling;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An event loop that tells the watches of its connections. What has come since it looked the last time is written to all of
 * them, and then each is flushed once; the bytes go where the network takes them from once for all, not for each.
 *
 * <p>Telling takes a fifth of its time at most, for others have connections here, too. To tell one watch takes so little that
 * nobody notices; when there are hundreds, what comes while it rests goes to each of them in one piece.
 */
final class Loop implements Lane {

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final int REST = 4;
    private static final long LONGEST_REST = 20_000_000L;
    private static final byte[] LINE = {'\r', '\n'};

    /** The loops of a server, by the threads that they are. */
    static final class All {
        private final ConcurrentHashMap<EventLoop, Loop> loops = new ConcurrentHashMap<>();

        Loop of(EventLoop loop) {
            return loops.computeIfAbsent(loop, Loop::new);
        }
    }

    private record Item(Telling telling, List<Subscription> to) {}

    private final EventLoop loop;
    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean comes = new AtomicBoolean();

    private final Runnable tellsAll = this::tell;
    private volatile long restsUntil = System.nanoTime();

    // Only the loop itself touches these.
    private final List<Streaming> unsent = new ArrayList<>();
    private @Nullable ByteBuf chunk;
    private byte @Nullable [] inChunk;

    private Loop(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public void take(Telling telling, List<Subscription> to) {
        items.add(new Item(telling, to));
        if (comes.compareAndSet(false, true)) {
            var rest = restsUntil - System.nanoTime();
            if (rest <= 0) {
                loop.execute(tellsAll);
            } else {
                loop.schedule(tellsAll, rest, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void tell() {
        comes.set(false);
        var begun = System.nanoTime();
        for (var item = items.poll(); item != null; item = items.poll()) {
            for (var subscription : item.to()) {
                tell(subscription, item.telling());
            }
            forget();
        }
        unsent.forEach(Streaming::flush);
        unsent.clear();
        var ended = System.nanoTime();
        restsUntil = ended + Math.min(REST * (ended - begun), LONGEST_REST);
    }

    /** What goes wrong with one connection is not the others'. */
    private static void tell(Subscription subscription, Telling telling) {
        try {
            if (!subscription.isClosed()) {
                subscription.subscriber().told(telling);
            }
        } catch (RuntimeException fault) {
            LOG.error("A watch ends", fault);
            subscription.subscriber().lost();
        } finally {
            subscription.taken();
        }
    }

    /** It has been written to and is not flushed yet. */
    void willFlush(Streaming streaming) {
        unsent.add(streaming);
    }

    /** Runs it on the loop. */
    void run(Runnable task) {
        loop.execute(task);
    }

    /** These bytes as a chunk of HTTP/1.1; the same one as long as it is asked for the same bytes. */
    ByteBuf chunkOf(byte[] bytes) {
        if (inChunk != bytes) {
            forget();
            var head = Integer.toHexString(bytes.length).getBytes(StandardCharsets.US_ASCII);
            chunk =
                    PooledByteBufAllocator.DEFAULT
                            .directBuffer(head.length + bytes.length + 2 * LINE.length)
                            .writeBytes(head)
                            .writeBytes(LINE)
                            .writeBytes(bytes)
                            .writeBytes(LINE);
            inChunk = bytes;
        }
        return chunk.retainedDuplicate();
    }

    private void forget() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
            inChunk = null;
        }
    }
}
