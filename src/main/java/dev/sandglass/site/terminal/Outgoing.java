package dev.sandglass.site.terminal;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * What a screen shows on its way to one browser. Whoever writes on the screen sends it, too, and nobody else has to wake up
 * for that; but only a few messages are on their way at a time, and what comes meanwhile goes in one piece afterwards. A page
 * that says what it has drawn is never sent much more than that: else Ctrl-C would be seen behind all that is in the network.
 */
final class Outgoing implements AutoCloseable {

    private static final int MANY = 3;
    private static final int AHEAD_BYTES = 256 * 1024;
    private static final CloseReason RESTARTING = new CloseReason(1012, "Please come back.");

    private final Screen screen;
    private final WebSocketConnection connection;
    private final Runnable listener = this::send;
    private long offset;
    private long words;
    private long drawn = Long.MAX_VALUE;
    private int onTheirWay;
    private boolean isSending;
    private boolean closed;

    private Outgoing(Screen screen, WebSocketConnection connection) {
        this.screen = screen;
        this.connection = connection;
    }

    /** Sends what the screen shows after the offset, and whatever it shows from now on. */
    static Outgoing begin(Screen screen, long from, WebSocketConnection connection) {
        var outgoing = new Outgoing(screen, connection);
        outgoing.begin(from);
        return outgoing;
    }

    private synchronized void begin(long from) {
        var start = screen.from(from);
        offset = start.at();
        words = start.wordNumber();
        at(offset);
        screen.listen(listener);
        send();
    }

    /** The page has drawn all up to here; before it says so for the first time, nothing waits for that. */
    synchronized void drawn(long upTo) {
        drawn = upTo;
        send();
    }

    private synchronized void send() {
        if (isSending) {
            return; // by this very thread, which goes on below
        }
        isSending = true;
        while (!closed && onTheirWay < MANY && offset - drawn < AHEAD_BYTES) {
            var news = screen.after(offset, words);
            if (news == null) {
                break;
            }
            send(news);
        }
        isSending = false;
    }

    private void send(Screen.News news) {
        if (news.at() != offset) {
            at(news.at());
        }
        if (news.bytes().length > 0) {
            send(() -> connection.sendBinary(news.bytes()));
        }
        news.words().forEach(word -> send(() -> connection.sendText(word)));
        offset = news.at() + news.bytes().length;
        words = news.wordNumber();
        if (news.closed()) {
            send(() -> connection.close(RESTARTING));
            close();
        }
    }

    private void at(long place) {
        send(() -> connection.sendText("{\"at\":" + place + "}"));
    }

    /** When the browser has vanished meanwhile, the connection's close comes by itself. */
    private void send(Supplier<Uni<Void>> message) {
        onTheirWay++;
        try {
            message.get().subscribe().with(_ -> sent(), _ -> close());
        } catch (RuntimeException gone) {
            close();
        }
    }

    private synchronized void sent() {
        onTheirWay--;
        send();
    }

    @Override
    public synchronized void close() {
        closed = true;
        screen.forget(listener);
    }
}
