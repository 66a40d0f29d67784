package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many sandboxes there may be, from one address and for one learner. */
class AddressesTest {

    private static final int LIMIT = 3;

    private long now = 1_800_000_000_000_000_000L;
    private final Addresses addresses = new Addresses(() -> now);

    @Test
    void anAddressMakesSoManyInAnHour() {
        for (var i = 0; i < LIMIT; i++) {
            assertTrue(addresses.mayMakeOneMore("203.0.113.7", LIMIT));
        }

        assertFalse(addresses.mayMakeOneMore("203.0.113.7", LIMIT));
        assertTrue(addresses.mayMakeOneMore("203.0.113.8", LIMIT));
        now += Duration.ofMinutes(61).toNanos();
        assertTrue(addresses.mayMakeOneMore("203.0.113.7", LIMIT));
    }

    @Test
    void aLearnersSandboxesAreCountedFromTheDatabaseOnce() {
        var owners = new Owners();
        var learner = new UUID(1, 2);

        assertTrue(owners.mayHaveOneMore(learner, LIMIT, _ -> 2));
        assertFalse(owners.mayHaveOneMore(learner, LIMIT, _ -> 0));
        owners.oneLess(learner);
        assertTrue(owners.mayHaveOneMore(learner, LIMIT, _ -> 0));
    }
}
