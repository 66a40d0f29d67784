package dev.sandglass.kubectl;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Transport;
import dev.sandglass.sim.Process;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A facility of a {@link dev.sandglass.sim.Host}: how its processes reach API servers. */
public interface Connections {

    /** The way to the server at this address; null when nobody listens there. */
    @Nullable Transport to(URI server);

    /** What has come since the cursor; nothing when nobody listens at the address. */
    default Batch poll(URI server, Cursor cursor) {
        var transport = to(server);
        return transport == null ? Batch.events(List.of(), cursor) : transport.poll(cursor);
    }

    /**
     * Resumes the process with {@link dev.sandglass.sim.Wake.Told} once, as soon as one of the cursors may have news:
     * at once when one has some now. Asking again for the same process replaces what was asked before. The host keeps who waits
     * for what as part of its frozen state.
     */
    void await(URI server, List<Cursor> cursors, Process process);

    /**
     * Where the cursors are that the process waited at: a host carries them past changes that were not for them, as a server
     * does for a watch that is open, so that a quiet watch never falls behind what the store remembers.
     *
     * @return one for each of those asked for; the same ones when the process did not wait at them
     */
    List<Cursor> carried(List<Cursor> cursors, Process process);
}
