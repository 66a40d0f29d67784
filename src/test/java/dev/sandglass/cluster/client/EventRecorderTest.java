package dev.sandglass.cluster.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.api.Thing;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRecorderTest {

    private final Timeline timeline = new Timeline(1_795_000_000_000_000_000L);
    private final FakeServer server = new FakeServer(timeline);
    private final Workbench bench =
            Workbench.ofController(
                    new Surroundings("c", timeline, new Chance(7), server, server),
                    "deployment-controller");
    private final Thing web =
            new Thing(
                    Document.of(
                            "kind", "Deployment",
                            "apiVersion", "apps/v1",
                            "metadata",
                                    Document.of(
                                            "name", "web",
                                            "namespace", "default",
                                            "uid", "u1",
                                            "resourceVersion", "806")));

    private List<String> events() {
        return server.view()
                .list("events", "default")
                .map(e -> e.number("count", 0) + " " + e.text("message"))
                .toList();
    }

    @Test
    void anEventHasUpstreamsFields() {
        bench.events().normal(web, "ScalingReplicaSet", "Scaled up replica set web-1 from 0 to 3");

        var event = server.view().list("events").findFirst().orElseThrow();
        assertEquals("web.18e91efd5bd38000", event.text("metadata.name"));
        assertEquals(
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"name\":\"web\",\"namespace\":"
                        + "\"default\",\"resourceVersion\":\"806\",\"uid\":\"u1\"}",
                event.child("involvedObject").toString());
        assertEquals("{\"component\":\"deployment-controller\"}", event.child("source").toString());
        assertEquals("2026-11-18T11:06:40Z", event.text("firstTimestamp"));
        assertEquals("2026-11-18T11:06:40Z", event.text("lastTimestamp"));
        assertEquals(1, event.number("count", 0));
        assertEquals("deployment-controller", event.text("reportingComponent"));
    }

    @Test
    void theSameAgainRaisesTheCount() {
        bench.events().normal(web, "R", "again");
        timeline.advanceTo(timeline.now() + 5_000_000_000L);
        bench.events().normal(web, "R", "again");
        assertEquals(List.of("2 again"), events());
        assertEquals(
                "2026-11-18T11:06:45Z",
                server.view().list("events").findFirst().orElseThrow().text("lastTimestamp"));
    }

    @Test
    void theTenthMessageOfAReasonIsCombined() {
        for (var i = 1; i <= 12; i++) {
            bench.events().normal(web, "R", "number " + i);
        }
        var all = events();
        assertEquals(10, all.size());
        assertEquals("1 number 9", all.get(8));
        assertEquals("3 (combined from similar events): number 12", all.get(9));
    }

    @Test
    void anObjectMayHaveTwentyFiveAtOnce() {
        for (var i = 1; i <= 40; i++) {
            bench.events().warning(web, "R", "again");
        }
        assertEquals(List.of("25 again"), events());
        timeline.advanceTo(timeline.now() + 301_000_000_000L);
        bench.events().warning(web, "R", "again");
        assertEquals(List.of("41 again"), events());
    }
}
