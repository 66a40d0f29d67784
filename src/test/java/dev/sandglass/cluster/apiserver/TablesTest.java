package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.store.Snapshot;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TablesTest {

    private static final long NOW = 1_795_000_000_000_000_000L;
    static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    private final ApiServer server = fresh();

    /**
     * Every kind of a fresh cluster, against what the real one sent, ages and random names apart.
     */
    @TestFactory
    Stream<DynamicTest> rowsAreThoseOfTheRecordedCluster() {
        return Schema.builtIn().kinds().all().stream()
                .filter(kind -> rowsOf(kind) != null)
                .map(kind -> DynamicTest.dynamicTest(kind.groupResource(), () -> compare(kind)));
    }

    @Test
    void aScaleHasColumnsOfItsOwn() {
        server.send(
                Server.request(
                        Request.Method.POST,
                        "/apis/apps/v1/namespaces/default/deployments",
                        """
                        {"metadata":{"name":"web"},
                         "spec":{"replicas":3,"selector":{"matchLabels":{"a":"b"}},"template":{
                          "metadata":{"labels":{"a":"b"}},
                          "spec":{"containers":[{"name":"c","image":"nginx"}]}}}}"""));
        var table = get("/apis/apps/v1/namespaces/default/deployments/web/scale");
        var names = table.items("columnDefinitions").documents().map(c -> c.text("name")).toList();
        assertEquals(List.of("Name", "Desired", "Available", "Age"), names);
        assertEquals("[web, 3, 0, 0s]", table.items("rows").document(0).items("cells").toString());
    }

    private void compare(Kind kind) throws IOException {
        var recorded =
                (Items)
                        Objects.requireNonNull(
                                Json.parse(
                                        Objects.requireNonNull(rowsOf(kind))
                                                .openStream()
                                                .readAllBytes()));
        var root =
                kind.group().isEmpty() ? "/api/v1" : "/apis/" + kind.group() + "/" + kind.version();
        var table = get(root + "/" + kind.plural());
        assertEquals("Table", table.text("kind"));
        var rows = table.items("rows").documents().map(row -> row.items("cells")).toList();
        assertEquals(normal(recorded), normal(rows));
    }

    private static String normal(List<?> rows) {
        return String.join("\n", rows.stream().map(TablesTest::normal).sorted().toList());
    }

    private static String normal(Object row) {
        return Json.write(row)
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                .replaceAll("\\.18[0-9a-f]{14}", ".NANOS")
                .replaceAll("\"\\d+[smh](\\d+[smh])?\"", "AGE")
                .replaceAll("bootstrap(-token-|:)[a-z0-9]{6}", "bootstrap$1TOKEN")
                .replaceAll("-[a-z0-9]{5}\\b", "-SUFFIX")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME")
                .replaceAll(
                        "Approved,Issued", "Approved") // their certificates are not carried over
                .replaceAll("10\\.244\\.0\\.[23]", "POD");
    }

    private static java.net.@org.jspecify.annotations.Nullable URL rowsOf(Kind kind) {
        var name =
                kind.plural()
                        + "."
                        + kind.version()
                        + (kind.group().isEmpty() ? "" : "." + kind.group());
        return TablesTest.class.getResource("/golden/fresh/tables/rows/" + name + ".json");
    }

    @Test
    void aRowCarriesWhatWasAskedFor() {
        var row = get("/api/v1/namespaces/default").child("rows[0]");
        assertEquals("PartialObjectMetadata", row.text("object.kind"));
        var bare = get("/api/v1/namespaces?includeObject=None").child("rows[0]");
        assertTrue(bare.has("object"));
        assertNull(bare.get("object"));
        assertEquals(
                "Namespace",
                get("/api/v1/namespaces?includeObject=Object").text("rows[0].object.kind"));
    }

    private Document get(String path) {
        var request = Server.request(Request.Method.GET, path, "").withAccept(TABLE);
        return ((Reply.Ok) server.send(request)).body();
    }

    static ApiServer fresh() {
        var timeline = new Timeline(NOW);
        var store = new Store(timeline, Snapshot.EMPTY);
        Bootstrap.fill(store, new Chance(1), NOW, new Bootstrap.Authorities("CA\n", "FRONT\n"));
        return new ApiServer(store, timeline, new Chance(1), Schema.builtIn());
    }
}
