package dev.sandglass.cli;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Notes what the desk's programs ask, and when. */
final class Onlooker {

    private final LongSupplier clock;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Long> moments = new ArrayList<>();

    Onlooker(LongSupplier clock) {
        this.clock = clock;
    }

    void forget() {
        asked.clear();
        moments.clear();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<Long> moments() {
        return List.copyOf(moments);
    }

    /** The same transport, looked at. */
    Transport before(Transport transport) {
        return new Transport() {
            @Override
            public Reply send(Request request) {
                if (!Asked.isKept(request)) {
                    asked.add(Asked.of(request));
                    moments.add(clock.getAsLong());
                }
                return transport.send(request);
            }

            @Override
            public Batch poll(Cursor cursor) {
                return transport.poll(cursor);
            }

            @Override
            public void push(Cursor cursor, Push push) {
                transport.push(cursor, push);
            }
        };
    }
}
