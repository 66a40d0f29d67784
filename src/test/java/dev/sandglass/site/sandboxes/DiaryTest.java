package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DiaryTest {

    /** Says how many entries came together. */
    private static final class Counting implements Ledger {

        final LinkedBlockingQueue<Integer> groups = new LinkedBlockingQueue<>();

        @Override
        public void write(List<Journal.Entry> group) {
            groups.add(group.size());
        }

        @Override
        public Optional<Kept> read(String sandbox) {
            return Optional.empty();
        }

        @Override
        public void keepBase(String name, byte[] bytes) {}

        @Override
        public void forgetBases(String current) {}

        @Override
        public byte[] readBase(String name) {
            return new byte[0];
        }
    }

    /** While the sandbox works, the row is under way; what it shows rests on nothing more. */
    @Test
    void timeThatIsAboutToPassIsWrittenDownBefore() throws Exception {
        var ledger = new Counting();
        try (var journal = new Journal(ledger)) {
            var simulation = new Ticking(0);
            var diary = new Diary("box", "", simulation, 0, journal, () -> {});
            var line = new Input.Line("act", "hello");
            diary.write(line, () -> simulation.take(line));

            diary.pass(3_000_000_000L, 10);
            assertEquals(2, ledger.groups.poll(60, TimeUnit.SECONDS));

            var shown = new CompletableFuture<Void>();
            diary.show(List.of(() -> shown.complete(null)));
            shown.get(60, TimeUnit.SECONDS);
            assertEquals(List.of(), List.copyOf(ledger.groups));
            assertEquals(3, simulation.steps());
        }
    }

    /** Who waits for what a line shows waits for one commit, though it rests on two rows. */
    @Test
    void aLineAndWhatItLedToAreOneCommit() throws Exception {
        var ledger = new Counting();
        try (var journal = new Journal(ledger)) {
            var simulation = new Ticking(0);
            var diary = new Diary("box", "", simulation, 0, journal, () -> {});
            var line = new Input.Line("act", "hello");
            diary.write(line, () -> simulation.take(line));
            simulation.drive(3_000_000_000L, 10);
            var shown = new CompletableFuture<Void>();
            assertNull(ledger.groups.poll(50, TimeUnit.MILLISECONDS));

            diary.show(List.of(() -> shown.complete(null)));
            shown.get(60, TimeUnit.SECONDS);

            assertEquals(List.of(2), List.copyOf(ledger.groups));
        }
    }
}
