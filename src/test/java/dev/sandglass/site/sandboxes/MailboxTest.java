package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MailboxTest {

    /** The alarm that a turn set may ring before the turn is over. */
    @Test
    void whoIsWokenAtTheEndOfATurnTakesAnother() throws Exception {
        try (var drivers = new Drivers()) {
            var turns = new CountDownLatch(2);
            var self = new AtomicReference<Mailbox>();
            var mailbox =
                    new Mailbox(
                            drivers,
                            () -> {
                                self.get().take(10);
                                turns.countDown();
                                if (turns.getCount() == 1) {
                                    self.get().wake();
                                }
                                self.get().rest(false);
                            },
                            () -> false);
            self.set(mailbox);

            mailbox.wake();

            assertTrue(turns.await(60, TimeUnit.SECONDS));
        }
    }
}
