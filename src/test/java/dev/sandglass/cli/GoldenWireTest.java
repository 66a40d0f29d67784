package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What curl gets from the API server over HTTPS is what it got from a real one: recorded from Kubernetes v1.35.2, kubeadm,
 * 3 nodes. Those in which we still differ stand in {@code golden/differing.txt} under {@code requests.txt}, with the
 * reason.
 */
class GoldenWireTest {

    @Test
    void theServerAnswersAsTheRealOne() {
        var differing = Golden.exceptions("differing.txt", "requests.txt");
        var recorded = Recording.read(Golden.resource("wire/requests.txt"));
        var list = Golden.resource("lists/wire/requests.txt");
        var ours = Recording.read(Golden.transcript(list));
        assertEquals(recorded.size(), ours.size());
        var wrong = new ArrayList<String>();
        var stale = new TreeSet<>(differing);
        var equal = 0;
        for (var i = 1; i < recorded.size(); i++) { // the first finds certificates, here and there
            var real = Wire.plain(recorded.get(i));
            var mine = Wire.plain(ours.get(i));
            if (Wire.isManaged(recorded.get(i))) {
                real = Wire.withoutLengths(real);
                mine = Wire.withoutLengths(mine);
            }
            if (Golden.isSame(real, mine)) {
                equal++;
            } else if (differing.contains(real.name())) {
                stale.remove(real.name());
            } else {
                wrong.add(Golden.shown(real) + "but ours\n" + Golden.shown(mine));
            }
        }
        stale.forEach(it -> wrong.add("equal now, take it off the list: " + it + "\n"));
        System.out.println("equal " + equal + " of " + (recorded.size() - 1) + " requests of curl");
        assertEquals("", String.join("\n", wrong));
    }
}
