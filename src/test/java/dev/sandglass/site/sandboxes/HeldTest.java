package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HeldTest {

    private final Held held = new Held();
    private final List<String> left = new ArrayList<>();

    private Runnable leaves(String what) {
        return () -> left.add(what);
    }

    @Test
    void whatRestsOnAnInputWaitsForIt() {
        held.after(1, List.of(leaves("one")));
        held.after(2, List.of(leaves("two")));
        assertEquals(List.of(), left);

        held.committed(1);
        assertEquals(List.of("one"), left);

        held.committed(2);
        assertEquals(List.of("one", "two"), left);
        held.after(2, List.of(leaves("three")));
        assertEquals(List.of("one", "two", "three"), left);
    }

    /** What is brought while something leaves, as by another thread, does not overtake it. */
    @Test
    void nothingOvertakes() {
        Runnable brings = () -> held.after(1, List.of(leaves("third")));
        held.after(1, List.of(leaves("first"), brings, leaves("second")));

        held.committed(1);

        assertEquals(List.of("first", "second", "third"), left);
    }

    @Test
    void whatFailsKeepsNothingBack() {
        Runnable fails =
                () -> {
                    throw new IllegalStateException("nobody is there");
                };

        held.after(0, List.of(leaves("first"), fails, leaves("second")));

        assertEquals(List.of("first", "second"), left);
    }

    @Test
    void whoWaitsForWhatIsLostIsTold() {
        var before = new CompletableFuture<String>();
        var after = new CompletableFuture<String>();
        held.after(1, List.of(new Reached<>(before, "answer"), leaves("never")));

        held.lose(new Elsewhere("box"));
        held.after(2, List.of(new Reached<>(after, "answer")));
        held.committed(2);

        assertEquals("sandbox box is no longer in this place", before.exceptionNow().getMessage());
        assertEquals("sandbox box is no longer in this place", after.exceptionNow().getMessage());
        assertEquals(List.of(), left);
    }
}
