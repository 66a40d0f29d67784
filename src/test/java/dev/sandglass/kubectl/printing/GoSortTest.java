package dev.sandglass.kubectl.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoSortTest {

    private record Thing(int key, int number) {}

    @Test
    void listsOfEveryShapeComeInOrder() {
        for (var size = 0; size < 300; size += 7) {
            for (var shape = 0; shape < 5; shape++) {
                var keys = keys(size, shape);
                var sorted = GoSort.sorted(keys, Comparator.naturalOrder());
                assertEquals(keys.stream().sorted().toList(), sorted, size + " of shape " + shape);
            }
        }
    }

    /** Rising, falling, all equal, few values, scattered. */
    private static List<Integer> keys(int size, int shape) {
        var keys = new ArrayList<Integer>();
        for (var i = 0; i < size; i++) {
            keys.add(
                    switch (shape) {
                        case 0 -> i;
                        case 1 -> -i;
                        case 2 -> 7;
                        case 3 -> i * 31 % 5;
                        default -> i * 7919 % 1009;
                    });
        }
        return keys;
    }

    @Test
    void fewEqualsStayAsTheyStand() {
        var things = new ArrayList<Thing>();
        for (var i = 0; i < 12; i++) {
            things.add(new Thing(i % 2, i));
        }
        var sorted = GoSort.sorted(things, Comparator.comparingInt(Thing::key));
        assertEquals(
                List.of(0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11),
                sorted.stream().map(Thing::number).toList());
    }
}
