package dev.sandglass.cluster.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final long START = 1_795_000_000_000_000_000L;

    private final Timeline timeline = new Timeline(START);
    private final Store store = new Store(timeline, Snapshot.EMPTY);

    @Test
    void everyWriteHasARevisionThatTheObjectShows() {
        var first = store.put(pod("a", "x"), object("a", "x", "1"));
        var second = store.put(pod("a", "x"), object("a", "x", "2"));

        assertEquals("1", first.text("metadata.resourceVersion"));
        assertEquals("2", second.text("metadata.resourceVersion"));
        assertSame(second, store.root().get(pod("a", "x")));
        assertEquals(2, store.revision());
    }

    @Test
    void aRemovalIsARevisionToo() {
        store.put(pod("a", "x"), object("a", "x", "1"));
        assertNotNull(store.delete(pod("a", "x")));

        assertNull(store.root().get(pod("a", "x")));
        assertEquals(2, store.since(1).getFirst().revision());
        assertNull(store.delete(pod("a", "x")));
        assertEquals(2, store.revision());
    }

    @Test
    void listsComeInTheOrderOfEtcdsKeys() {
        for (var key : List.of("b/x", "a/y", "a-b/x", "a/x", "a.b/x")) {
            var slash = key.indexOf('/');
            var namespace = key.substring(0, slash);
            var name = key.substring(slash + 1);
            store.put(pod(namespace, name), object(namespace, name, ""));
        }

        assertEquals(List.of("a-b/x", "a.b/x", "a/x", "a/y", "b/x"), places(store.root()));
        assertEquals(
                List.of("x", "y"),
                store.root().list("pods", "a").map(d -> d.text("metadata.name")).toList());
        assertEquals(2, store.root().count("pods", "a"));
        assertEquals(0, store.root().countFrom("pods", "a/z", "a0"));
        assertFalse(store.root().iterate("pods", "a/z", "a0").hasNext());
        assertFalse(store.root().iterate("pods", "b/", "a0").hasNext());
        assertEquals(3, store.root().countFrom("pods", "a/x", ""));
    }

    @Test
    void indexesFollowOwnersAndNodes() {
        var owned =
                object("a", "x", "")
                        .with(
                                "metadata.ownerReferences",
                                Items.of(Document.of("uid", "u1"), Document.of("uid", "u2")));
        store.put(pod("a", "x"), owned);
        store.put(pod("a", "y"), object("a", "y", "").with("spec.nodeName", "node01"));

        assertEquals(1, store.root().ownedBy("pods", "u2").count());
        assertEquals(List.of("x"), names(store.root().podsOn("")));

        store.put(
                pod("a", "x"),
                owned.without("metadata.ownerReferences").with("spec.nodeName", "node01"));
        assertEquals(0, store.root().ownedBy("pods", "u1").count());
        assertEquals(List.of("x", "y"), names(store.root().podsOn("node01")));

        store.delete(pod("a", "x"));
        assertEquals(List.of("y"), names(store.root().podsOn("node01")));
        assertEquals(List.of(), names(store.root().podsOn("node0")));
    }

    @Test
    void anOlderRevisionCanBeSeenAgainUntilItIsCompacted() {
        var random = new Random(7);
        var roots = new TreeMap<Long, List<String>>();
        for (var i = 0; i < 300; i++) {
            disturb(store, random);
            roots.put(store.revision(), places(store.root()));
        }
        roots.forEach((revision, places) -> assertEquals(places, places(store.at(revision))));

        store.compact(150);
        assertEquals(150, store.since(150).getFirst().revision() - 1);
        var refusal = assertThrows(IllegalStateException.class, () -> store.since(149));
        assertEquals(
                "revision 149 is not between 150 and " + store.revision(), refusal.getMessage());
    }

    @Test
    void theHistoryIsBounded() {
        for (var i = 0; i < 3_000; i++) {
            timeline.advanceTo(timeline.now() + Duration.ofSeconds(1).toNanos());
            store.put(pod("a", "x" + i % 3), object("a", "x" + i % 3, "value " + i));
        }
        assertTrue(store.since(store.compacted()).size() < 200);
        assertTrue(store.since(store.revision() - 60).size() == 60);
    }

    @Test
    void eventsGoAwayInGroups() {
        var life = Duration.ofHours(1);
        store.put(pod("a", "x"), object("a", "x", ""), life);
        timeline.advanceTo(START + Duration.ofSeconds(30).toNanos());
        store.put(pod("a", "y"), object("a", "y", ""), life);
        timeline.add(store);

        assertTrue(timeline.step(Long.MAX_VALUE));
        assertEquals(START + Duration.ofSeconds(3660).toNanos(), timeline.now());
        assertEquals(List.of(), places(store.root()));
    }

    @Test
    void thawedStoresGoOnAsIfNothingHadHappened() {
        for (var seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var template = new Store(new Timeline(START), Snapshot.EMPTY);
            for (var i = 0; i < 80; i++) {
                disturb(template, random);
            }
            var base = template.snapshot();
            var shared = shared(template);
            var fork = new Store(new Timeline(START), base);
            for (var i = random.nextInt(60); i > 0; i--) {
                disturb(fork, random);
            }
            disturb(template, random); // goes its own way
            var bytes = freeze(fork, shared);
            var thawed = new Store(new Timeline(START), base);
            thawed.thaw(Thawer.thaw(bytes, vocabulary(), shared));

            assertArrayEquals(bytes, freeze(thawed, shared), "seed " + seed);
            var one = new Random(seed);
            var other = new Random(seed);
            for (var i = 0; i < 40; i++) {
                disturb(fork, one);
                disturb(thawed, other);
            }
            assertEquals(places(fork.root()), places(thawed.root()), "seed " + seed);
            assertEquals(fork.since(fork.compacted()), thawed.since(thawed.compacted()));
            assertArrayEquals(freeze(fork, shared), freeze(thawed, shared), "seed " + seed);
        }
    }

    @Test
    void aForkThatDidNothingFreezesToNearlyNothing() {
        for (var i = 0; i < 200; i++) {
            store.put(pod("a", "x" + i), object("a", "x" + i, "" + i));
        }
        var base = store.snapshot();
        assertTrue(freeze(new Store(new Timeline(START), base), shared(store)).length < 160);
    }

    private static byte[] freeze(Store store, Base shared) {
        return Freezer.freeze(store.freeze(), vocabulary(), shared);
    }

    /** What forks share with a store that is no fork. */
    private static Base shared(Store store) {
        var thawer = new Thawer(freeze(store, Base.EMPTY), vocabulary(), Base.EMPTY);
        thawer.read();
        return thawer.base();
    }

    private static Vocabulary vocabulary() {
        return StoreVocabulary.addTo(new Vocabulary());
    }

    private static void disturb(Store store, Random random) {
        var namespace = random.nextBoolean() ? "a" : "a-b";
        var name = "p" + random.nextInt(20);
        if (random.nextInt(4) == 0) {
            store.delete(pod(namespace, name));
        }
        var object = object(namespace, name, "v" + random.nextInt(5));
        store.put(pod(namespace, name), object.with("spec.nodeName", "node0" + random.nextInt(3)));
    }

    private static ObjectKey pod(String namespace, String name) {
        return new ObjectKey("pods", namespace, name);
    }

    private static Document object(String namespace, String name, String value) {
        return Document.of(
                "metadata", Document.of("namespace", namespace, "name", name),
                "spec", Document.of("value", value));
    }

    private static List<String> places(Root root) {
        return new ArrayList<>(
                root.list("pods")
                        .map(d -> d.text("metadata.namespace") + "/" + d.text("metadata.name"))
                        .toList());
    }

    private static List<String> names(Stream<Document> objects) {
        return objects.map(d -> d.text("metadata.name")).toList();
    }
}
