package dev.sandglass.cluster.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.ConfigMap;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Status;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileLoopTest {

    private static final long START = 1_795_000_000_000_000_000L;

    /** Counts to three in the object, one at a time, as far as its cache lets it see. */
    private static final class CountsToThree implements Reconciler {
        private final Client client;
        private final Cache<ConfigMap> maps;
        private final List<String> looks = new ArrayList<>();
        private final Timeline timeline;

        CountsToThree(Workbench bench) {
            client = bench.client();
            maps = bench.cache(ConfigMap.RESOURCE);
            timeline = bench.around().timeline();
        }

        @Override
        public Watches watches() {
            return Watches.of(ConfigMap.RESOURCE);
        }

        @Override
        public Next reconcile(ObjectKey key) {
            var map = maps.find(key).orElseThrow();
            var count = map.document().number("data.count", 0);
            looks.add((timeline.now() - START) / 1_000_000 + " ms: " + count);
            if (count < 3) {
                client.update(ConfigMap.RESOURCE, map.document().with("data.count", count + 1));
            }
            return Next.done();
        }
    }

    private final Timeline timeline = new Timeline(START);
    private final FakeServer server = new FakeServer(timeline);
    private final Workbench bench =
            Workbench.ofController(
                    new Surroundings("c", timeline, new Chance(7), server, server),
                    "counter-controller");
    private final CountsToThree counter = new CountsToThree(bench);
    private final ReconcileLoop loop = new ReconcileLoop(bench, counter, 2);
    private final ObjectKey a = new ObjectKey("configmaps", "default", "a");

    private void run() {
        while (timeline.step(Long.MAX_VALUE)) {}
    }

    private void createA() {
        bench.client()
                .create(
                        ConfigMap.RESOURCE,
                        "default",
                        Document.of("metadata", Document.of("name", "a", "namespace", "default")));
    }

    @Test
    void itLooksAgainOnlyWhenItSeesWhatItWrote() {
        createA();
        loop.start();
        run();
        assertEquals(
                List.of("0", "1", "2", "3"),
                counter.looks.stream().map(look -> look.substring(look.indexOf(':') + 2)).toList());
        assertEquals(4, server.history.size(), "nothing was written twice");
    }

    @Test
    void aCallCostsTimeOfTheWorker() {
        createA();
        loop.start();
        assertEquals(List.of("0 ms: 0"), counter.looks);
        run();
        assertTrue(timeline.now() - START > 3 * 1_500_000, "three calls");
        assertTrue(timeline.now() - START < 6 * 8_000_000, "not more than that");
    }

    @Test
    void aRefusalIsTriedAgain() {
        createA();
        server.refuseNext = new Status(500, "InternalError", "not now", Document.EMPTY);
        loop.start();
        run();
        assertEquals(3, server.get(a).number("data.count", 0));
    }

    @Test
    void itStartsWithWhatIsThere() {
        createA();
        run(); // the loop stands still: what is delivered to it is lost
        assertEquals(List.of(), counter.looks);
        loop.start();
        run();
        assertEquals(3, server.get(a).number("data.count", 0));
    }

    @Test
    void aThawedLoopGoesOnAsIfNothingHadHappened() {
        createA();
        loop.start();
        for (var steps = 0; ; steps++) {
            var words = new Vocabulary().addAll(ClientVocabulary.TYPES);
            var bytes = Freezer.freeze(loop.freeze(), words, Base.EMPTY);
            loop.thaw(Thawer.thaw(bytes, words, Base.EMPTY));
            assertArrayEquals(bytes, Freezer.freeze(loop.freeze(), words, Base.EMPTY));
            if (!timeline.step(Long.MAX_VALUE)) {
                assertTrue(steps > 4);
                break;
            }
        }
        assertEquals(4, server.history.size());
    }
}
