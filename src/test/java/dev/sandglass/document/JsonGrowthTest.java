package dev.sandglass.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Objects and lists that are larger than the stacks that the reader begins with. */
class JsonGrowthTest {

    @Test
    void aValueThatMakesTheStacksGrowStillLandsUnderItsKey() {
        for (var size : new int[] {60, 62, 63, 64, 65, 100, 1000}) {
            var fields =
                    IntStream.range(0, size)
                            .mapToObj(i -> "\"k" + i + "\":" + i)
                            .collect(Collectors.joining(",", "{", "}"));
            var read =
                    Json.object("{\"first\":1,\"inner\":" + fields + ",\"last\":[" + fields + "]}");
            assertEquals(1L, read.get("first"));
            assertEquals(size, read.child("inner").size());
            assertEquals((long) size - 1, read.child("inner").get("k" + (size - 1)));
            assertEquals(read.child("inner"), read.items("last").document(0));
        }
    }
}
