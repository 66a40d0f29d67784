package dev.sandglass.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Status;
import dev.sandglass.api.Transport;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GraderTest {

    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/default/deployments/web";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Fixed cluster = new Fixed();

    @Test
    void saysThatTheObjectIsMissing() {
        assertEquals(
                new Verdict(
                        "five-1",
                        Verdict.State.OPEN,
                        "There is no <code>deployment/web</code> yet."),
                look().getFirst());
    }

    @Test
    void isHalfDoneWhenSomeFieldsHold() {
        cluster.objects.put(
                DEPLOYMENT, Document.of("spec", Map.of("replicas", 5), "status", Map.of()));

        assertEquals(
                new Verdict("five-1", Verdict.State.HALF, "asks for 5, has 0"), look().getFirst());
    }

    @Test
    void isDoneWhenAllHold() {
        cluster.objects.put(
                DEPLOYMENT,
                Document.of(
                        "spec", Map.of("replicas", 5), "status", Map.of("availableReplicas", 5)));

        assertEquals(new Verdict("five-1", Verdict.State.DONE, "Done."), look().getFirst());
    }

    @Test
    void countsOnlyWhatTheFiltersLetThrough() {
        cluster.objects.put(
                "/api/v1/namespaces/default/pods",
                list(pod("a", "web", "True"), pod("b", "web", "False"), pod("c", "shop", "True")));

        assertEquals(new Verdict("five-2", Verdict.State.HALF, "1 of 5"), look().get(1));
    }

    @Test
    void missesNoMomentOfAPrediction() {
        cluster.objects.put("/api/v1/namespaces/default/pods", list(pod("a", "web", "True")));
        var predict = lesson().predictions().getFirst();
        var measuring = Measuring.begin(predict, cluster, NOON);
        cluster.events.add(event("ADDED", pod("b", "web", "False")));
        cluster.events.add(event("ADDED", pod("x", "shop", "False")));
        cluster.events.add(event("DELETED", pod("a", "web", "True")));

        measuring = measuring.look(cluster);

        assertEquals(2, measuring.value());
        assertEquals(Set.of("b"), measuring.counted());
        assertEquals(false, measuring.isDecided(NOON.plusSeconds(9)));
        assertEquals(true, measuring.isDecided(NOON.plusSeconds(10)));
    }

    private List<Verdict> look() {
        return new Grader(lesson()).look(cluster);
    }

    private static Lesson lesson() {
        return LessonReader.read(
                "a/b",
                "lesson.md",
                """
                ---
                title: T
                minutes: 1
                goal: G.
                ---
                ```exercise five
                Do.
                checks:
                  - says: Five
                    object: deployment/web
                    expect: { spec.replicas: 5, status.availableReplicas: 5 }
                    otherwise: "asks for {spec.replicas}, has {status.availableReplicas}"
                  - says: Ready
                    count: pods where app = web and ready
                    is: 5
                    otherwise: "{count} of 5"
                ```
                ```predict p
                How many?
                - [ ] 1 > No.
                - [x] 2 > Yes.
                watch: max of count(pods where app = web) for 10s
                ```
                """,
                "",
                "");
    }

    private static Document pod(String name, String app, String ready) {
        return Document.of(
                "metadata",
                Map.of("name", name, "labels", Map.of("app", app)),
                "status",
                Map.of("conditions", List.of(Map.of("type", "Ready", "status", ready))));
    }

    private static Document list(Document... items) {
        return Document.of(
                "metadata", Map.of("resourceVersion", "7"), "items", Items.of((Object[]) items));
    }

    private static Document event(String type, Document object) {
        return Document.of("type", type, "object", object);
    }

    /** Answers from a map of paths. */
    private static final class Fixed implements Transport {
        final Map<String, Document> objects = new TreeMap<>();
        final List<Document> events = new ArrayList<>();

        @Override
        public Reply send(Request request) {
            if ("true".equals(request.parameter("watch"))) {
                assertEquals("7", request.parameter("resourceVersion"));
                return new Reply.Opened(new Cursor.Watch(request, 7, false, false, 0, 0));
            }
            var object = objects.get(request.path());
            if (object == null && request.path().endsWith("s")) {
                return new Reply.Ok(list());
            }
            return object == null
                    ? new Reply.Refused(Status.of(Document.of("code", 404)))
                    : new Reply.Ok(object);
        }

        @Override
        public Batch poll(Cursor cursor) {
            return Batch.events(List.copyOf(events), cursor);
        }

        @Override
        public void push(Cursor cursor, Push push) {
            throw new AssertionError("a grader pushes nothing");
        }
    }
}
