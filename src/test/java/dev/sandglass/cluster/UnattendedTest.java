package dev.sandglass.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.desk.Gaps;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnattendedTest {

    @Test
    void namesKindsThatThereAre() {
        var known =
                Schema.builtIn().kinds().all().stream().map(Kind::name).collect(Collectors.toSet());
        var unknown =
                Unattended.kinds().keySet().stream()
                        .flatMap(names -> Stream.of(names.split(", ")))
                        .filter(name -> !known.contains(name))
                        .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void standsOnThePage() {
        assertEquals(Unattended.kinds(), Gaps.objects());
    }
}
