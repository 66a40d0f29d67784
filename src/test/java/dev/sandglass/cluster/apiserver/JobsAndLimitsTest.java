package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import org.junit.jupiter.api.Test;

/** What the server itself writes into Jobs and LimitRanges. */
class JobsAndLimitsTest {

    private final Server server = new Server();

    @Test
    void aJobFindsItsPodsByItsUid() {
        var job =
                server.ok(
                        Method.POST,
                        "/apis/batch/v1/namespaces/default/jobs",
                        """
                        {"metadata":{"name":"pi"},"spec":{"template":{"spec":{"restartPolicy":"Never",
                         "containers":[{"name":"pi","image":"perl"}]}}}}\
                        """);
        var uid = job.text("metadata.uid");
        assertEquals(
                Document.of("batch.kubernetes.io/controller-uid", uid),
                job.at("spec.selector.matchLabels"));
        assertEquals(
                Document.of(
                        "batch.kubernetes.io/controller-uid",
                        uid,
                        "batch.kubernetes.io/job-name",
                        "pi",
                        "controller-uid",
                        uid,
                        "job-name",
                        "pi"),
                job.at("spec.template.metadata.labels"));
        assertEquals(1, job.number("spec.completions", 0));
    }

    @Test
    void limitsOfContainersAreFilledIn() {
        var range =
                server.ok(
                        Method.POST,
                        "/api/v1/namespaces/default/limitranges",
                        """
                        {"metadata":{"name":"l"},"spec":{"limits":[{"type":"Container",
                         "max":{"cpu":"1"},"min":{"memory":"64Mi"}}]}}\
                        """);
        var limit = range.items("spec.limits").document(0);
        assertEquals(Document.of("cpu", "1"), limit.get("default"));
        assertEquals(Document.of("cpu", "1", "memory", "64Mi"), limit.get("defaultRequest"));
    }
}
