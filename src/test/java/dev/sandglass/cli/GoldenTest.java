package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists of command lines give what a real cluster gave: recorded from Kubernetes v1.35.2, kubeadm, 3 nodes. Commands
 * whose output differed between two recordings are named in {@code golden/unstable.txt}; those in which we still differ
 * in {@code golden/differing.txt}, with the reason.
 */
class GoldenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create.txt",
                "change.txt",
                "get.txt",
                "explain.txt",
                "access.txt",
                "cluster.txt",
                "running.txt"
            })
    void aListGivesWhatTheRealClusterGave(String file) {
        var skipped = Golden.exceptions("unstable.txt", file);
        var differing = Golden.exceptions("differing.txt", file);
        var recorded = Recording.read(Golden.resource("kubectl/" + file));
        var ours = Recording.read(Golden.transcript(Golden.resource("lists/kubectl/" + file)));
        var wrong = new ArrayList<String>();
        var stale = new TreeSet<>(differing);
        var equal = 0;
        var count = 0;
        for (var i = 0; i < recorded.size(); i++) {
            var real = recorded.get(i);
            if (skipped.contains(real.name())) {
                continue;
            }
            count++;
            if (Golden.isSame(real, ours.get(i))) {
                equal++;
            } else if (differing.contains(real.name())) {
                stale.remove(real.name());
            } else {
                wrong.add(Golden.shown(real) + "but ours\n" + Golden.shown(ours.get(i)));
            }
        }
        stale.forEach(it -> wrong.add("equal now, take it off the list: " + it + "\n"));
        System.out.println("equal " + equal + " of " + count + " commands  " + file);
        assertEquals("", String.join("\n", wrong));
    }
}
