package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
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
}
