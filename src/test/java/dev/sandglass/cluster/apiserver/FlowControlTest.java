package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sandglass.api.Credential;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.store.Snapshot;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the FlowSchemas of a fresh cluster. */
class FlowControlTest {

    private final Timeline timeline =
            new Timeline(Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * 1_000_000_000L);
    private final Chance chance = new Chance(1);
    private final Store store = new Store(timeline, Snapshot.EMPTY);
    private final ApiServer api = new ApiServer(store, timeline, chance, Schema.builtIn());

    @BeforeEach
    void fill() {
        var practice = Authorities.practice();
        var shown = new Bootstrap.Authorities(practice.ca(), practice.frontProxyCa());
        Bootstrap.fill(store, chance, timeline.now(), shown);
    }

    private String uid(String resource, String name) {
        var key = new ObjectKey(resource + ".flowcontrol.apiserver.k8s.io", "", name);
        return java.util.Objects.requireNonNull(store.root().get(key)).text("metadata.uid");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/pods, system:masters, jane, exempt, exempt",
        "/healthz, dev, jane, probes, exempt",
        "/api/v1/pods, dev, jane, global-default, global-default",
        "/version, dev, jane, global-default, global-default",
        "/api/v1/nodes/node01/status, system:nodes, system:node:node01, system-node-high, node-high",
        "/api/v1/pods, system:nodes, system:node:node01, system-nodes, system",
        "/api/v1/pods, dev, system:kube-scheduler, kube-scheduler, workload-high",
        "/api/v1/pods, system:serviceaccounts, system:serviceaccount:kube-system:coredns,"
                + " kube-system-service-accounts, workload-high",
        "/api/v1/pods, system:serviceaccounts, system:serviceaccount:default:default,"
                + " service-accounts, workload-low",
    })
    void theFirstThatMatchesLetsARequestIn(
            String path, String group, String user, String schema, String level) {
        var request = Request.get(path, new Credential.Component(user, List.of(group)));
        var heading = api.heading(request);
        assertEquals(uid("flowschemas", schema), heading.flowSchema());
        assertEquals(uid("prioritylevelconfigurations", level), heading.priorityLevel());
    }

    @Test
    void whatGoesOnForLongDoesNotQueueButWatchesDo() {
        var admin = new Credential.Component("jane", List.of("system:masters"));
        var log = Request.get("/api/v1/namespaces/default/pods/web/log", admin);
        assertEquals("", api.heading(log).flowSchema());
        var watch = Request.get("/api/v1/pods", admin).with("watch", "true");
        assertEquals(uid("flowschemas", "exempt"), api.heading(watch).flowSchema());
        var nobody = Request.get("/api/v1/pods", new Credential.Token("nosuch"));
        assertEquals("", api.heading(nobody).flowSchema());
    }

    private static void addMine(ApiServer server) {
        var body =
                """
                {"metadata": {"name": "mine"}, "spec": {"matchingPrecedence": 50,
                 "priorityLevelConfiguration": {"name": "workload-low"},
                 "rules": [{"subjects": [{"kind": "User", "user": {"name": "jane"}}],
                   "resourceRules": [{"verbs": ["list"], "apiGroups": [""], "resources": ["pods"],
                     "clusterScope": true}]}]}}""";
        var admin = new Credential.Component("admin", List.of("system:masters"));
        server.send(
                Server.request(
                                Method.POST,
                                "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas",
                                body)
                        .withCredential(admin));
    }

    private static final Request JANES =
            Request.get("/api/v1/pods", new Credential.Component("jane", List.of("dev")));

    @Test
    void aNewFlowSchemaCountsAtOnce() {
        var before = api.heading(JANES).flowSchema();
        addMine(api);
        var after = api.heading(JANES).flowSchema();
        assertNotEquals(before, after);
        assertEquals(uid("flowschemas", "mine"), after);
    }

    @Test
    void forksShareWhatNoneOfThemHasChanged() {
        var before = api.heading(JANES).flowSchema();
        var fork = forked();
        var other = forked();
        addMine(fork);

        assertSame(api.flows(), other.flows());
        assertEquals(before, other.heading(JANES).flowSchema());
        assertNotSame(api.flows(), fork.flows());
        assertNotEquals(before, fork.heading(JANES).flowSchema());
        assertEquals(before, api.heading(JANES).flowSchema());
    }

    private ApiServer forked() {
        var copy = new Store(new Timeline(timeline.now()), store.snapshot());
        var server = new ApiServer(copy, timeline, chance, Schema.builtIn());
        server.goOn(api.subscribers(), api.flows());
        return server;
    }
}
