package dev.sandglass.api.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Status;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Protobuf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class HttpFormTest {

    private static final long NOW =
            Instant.parse("2026-11-21T12:36:19Z").getEpochSecond() * 1_000_000_000L;
    private static final Heading HEADING = new Heading(NOW, "id", "flow", "level");
    private static final Request GET =
            Request.get("/api/v1/namespaces/default/configmaps/w", Credential.ANONYMOUS);

    private static final Document MAP =
            Document.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "ConfigMap",
                    "metadata",
                    Document.of("name", "w"),
                    "data",
                    Document.of("a", "b"));

    private final HttpForm form = new HttpForm(Schema.builtIn());

    private HttpAnswer answer(Request request, Reply reply) {
        return form.of(new HttpForm.Asked(request), reply, HEADING);
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String lines(List<Header> headers) {
        var out = new StringBuilder();
        headers.forEach(it -> out.append(it.name()).append(": ").append(it.value()).append('\n'));
        return out.toString();
    }

    @Test
    void anAnswerHasTheHeadersOfGosServersInTheirOrder() {
        var answer = answer(GET, new Reply.Ok(MAP));
        assertEquals(
                """
                Audit-Id: id
                Cache-Control: no-cache, private
                Content-Type: application/json
                X-Kubernetes-Pf-Flowschema-Uid: flow
                X-Kubernetes-Pf-Prioritylevel-Uid: level
                Date: Sat, 21 Nov 2026 12:36:19 GMT
                Content-Length: 80
                """,
                lines(answer.ofHttp1()));
        assertEquals("Date", answer.ofHttp2().getLast().name());
        assertEquals(
                "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"w\"},"
                        + "\"data\":{\"a\":\"b\"}}\n",
                text(answer));
    }

    @Test
    void whoReadsInATerminalGetsLines() {
        var wanted =
                """
                {
                  "kind": "ConfigMap",
                  "apiVersion": "v1",
                  "metadata": {
                    "name": "w"
                  },
                  "data": {
                    "a": "b"
                  }
                }""";
        assertEquals(wanted, text(answer(GET.withUserAgent("curl/7.88.1"), new Reply.Ok(MAP))));
        assertEquals(wanted, text(answer(GET.with("pretty", "true"), new Reply.Ok(MAP))));
        var refused = GET.withUserAgent("curl/7.88.1").with("pretty", "0");
        assertEquals(1, text(answer(refused, new Reply.Ok(MAP))).lines().count());
    }

    @Test
    void protobufAndYamlAreServed() {
        var type = Schema.builtIn().type("", "v1", "ConfigMap");
        var asked = GET.withAccept("application/vnd.kubernetes.protobuf,application/json");
        var answer = answer(asked, new Reply.Ok(MAP));
        assertArrayEquals(Protobuf.seal(MAP, Objects.requireNonNull(type)), answer.body());
        assertTrue(
                answer.headers()
                        .contains(
                                new Header("Content-Type", "application/vnd.kubernetes.protobuf")));
        assertEquals(
                "apiVersion: v1\ndata:\n  a: b\nkind: ConfigMap\nmetadata:\n  name: w\n",
                text(answer(GET.withAccept("application/yaml"), new Reply.Ok(MAP))));
    }

    @Test
    void metadataHasAFormInProtobufAndTablesHaveNone() {
        var metadata =
                Document.of(
                        "apiVersion", "meta.k8s.io/v1",
                        "kind", "PartialObjectMetadata",
                        "metadata", Document.of("name", "w"));
        var asked = GET.withAccept("application/vnd.kubernetes.protobuf");
        var body = answer(asked, new Reply.Ok(metadata)).body();
        assertTrue(Protobuf.isEnvelope(body));
        assertEquals("PartialObjectMetadata", Protobuf.open(body).kind());
        var table = ";as=Table;g=meta.k8s.io;v=v1";
        var both = "application/vnd.kubernetes.protobuf" + table + ",application/json" + table;
        assertEquals(new Accept(Accept.JSON, Accept.As.TABLE), Accept.find(both));
        assertEquals(null, Accept.find("application/vnd.kubernetes.protobuf" + table));
    }

    @Test
    void whatIsLargeIsPackedForWhoTakesIt() throws IOException {
        var large = MAP.with("data.a", "x".repeat(200_000));
        var packed = form.of(new HttpForm.Asked(GET, true, ""), new Reply.Ok(large), HEADING);
        assertTrue(packed.headers().contains(new Header("Content-Encoding", "gzip")));
        assertTrue(packed.headers().contains(new Header("Vary", "Accept-Encoding")));
        var plain = answer(GET, new Reply.Ok(large));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertArrayEquals(plain.body(), in.readAllBytes());
        }
        assertTrue(!plain.tellsLength(HttpAnswer.HELD_BY_HTTP_2));
    }

    @Test
    void warningsAreQuotedAndKeepTheirOrder() {
        var warned = new Reply.Ok(200, MAP, List.of("unknown field \"z\"", "a \\ <b>"));
        assertTrue(
                lines(answer(GET, warned).headers())
                        .contains(
                                """
                                Warning: 299 - "unknown field \\"z\\""
                                Warning: 299 - "a \\\\ <b>"
                                """));
    }

    @Test
    void theAuthorizersRefusalsAreNotSniffed() {
        var why = "pods is forbidden: User \"jane\" cannot list resource \"pods\"";
        var byAuthorizer = new Status(403, "Forbidden", why, Document.EMPTY);
        var byQuota = new Status(403, "Forbidden", "exceeded quota: q", Document.EMPTY);
        var nosniff = new Header("X-Content-Type-Options", "nosniff");
        assertTrue(answer(GET, new Reply.Refused(byAuthorizer)).headers().contains(nosniff));
        assertTrue(!answer(GET, new Reply.Refused(byQuota)).headers().contains(nosniff));
    }

    @Test
    void whoWaitsIsToldForHowLong() {
        var busy =
                new Status(
                        504,
                        "Timeout",
                        "Too large resource version",
                        Document.of("retryAfterSeconds", 1));
        assertTrue(
                answer(GET, new Reply.Refused(busy))
                        .headers()
                        .contains(new Header("Retry-After", "1")));
    }

    @Test
    void whoHasItAlreadyDoesNotGetItAgain() {
        var page =
                new Reply.Raw(
                        200, "application/json", new byte[] {'{', '}'}, Map.of("Etag", "\"x\""));
        var again = form.of(new HttpForm.Asked(GET, false, "\"x\""), page, HEADING);
        assertEquals(304, again.code());
        assertEquals(0, again.body().length);
        assertTrue(again.headers().stream().noneMatch(it -> it.name().equals("Content-Type")));
        assertEquals(200, answer(GET, page).code());
    }

    @Test
    void logsAndWatchesDoNotTellTheirLength() {
        var log = new Reply.Raw(200, "text/plain", new byte[] {'x'});
        var unqueued = new Heading(NOW, "id", "", "");
        assertTrue(
                !form.of(new HttpForm.Asked(GET), log, unqueued)
                        .tellsLength(HttpAnswer.HELD_BY_HTTP_2));
        var watch = new Cursor.Watch(GET, 1, true, false, NOW, NOW);
        var asked = GET.withAccept("application/vnd.kubernetes.protobuf");
        assertTrue(
                answer(asked, new Reply.Opened(watch))
                        .headers()
                        .contains(
                                new Header(
                                        "Content-Type",
                                        "application/vnd.kubernetes.protobuf;stream=watch")));
    }

    @Test
    void aStreamWithoutAnUpgradeIsRefused() {
        var stream = new Cursor.Stream("node01", "c", 1, 0, 0);
        var answer = answer(GET, new Reply.Opened(stream));
        assertEquals(400, answer.code());
        assertTrue(text(answer).contains("\"message\":\"Upgrade request required\""));
    }
}
