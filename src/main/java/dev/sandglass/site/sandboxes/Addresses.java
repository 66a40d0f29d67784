package dev.sandglass.site.sandboxes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what each address has made within the hour, in a table of bounded size. */
@ApplicationScoped
class Addresses {

    private static final long HOUR = 3600 * 1_000_000_000L;
    private static final int REMEMBERED = 50_000;

    private record Count(long since, int number) {}

    private final Map<String, Count> counts =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private final Wall wall;

    Addresses() {
        this(Wall.SYSTEM);
    }

    Addresses(Wall wall) {
        this.wall = wall;
    }

    /** Whether the address may make one more, which is counted. */
    synchronized boolean mayMakeOneMore(String address, int limit) {
        var now = wall.now();
        var count = counts.getOrDefault(address, new Count(now, 0));
        if (now - count.since() > HOUR) {
            count = new Count(now, 0);
        }
        counts.put(address, new Count(count.since(), count.number() + 1));
        return count.number() < limit;
    }
}
