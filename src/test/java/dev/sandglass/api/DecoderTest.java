package dev.sandglass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Recorded;
import dev.sandglass.document.Struct;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecoderTest {

    private static Struct type(String kind) {
        var apiVersion =
                switch (kind) {
                    case "Deployment", "StatefulSet" -> "apps/v1";
                    case "Ingress", "NetworkPolicy" -> "networking.k8s.io/v1";
                    case "Job" -> "batch/v1";
                    case "Role" -> "rbac.authorization.k8s.io/v1";
                    case "HorizontalPodAutoscaler" -> "autoscaling/v2";
                    case "Event" -> "events.k8s.io/v1";
                    case "Lease" -> "coordination.k8s.io/v1";
                    default -> "/v1";
                };
        var slash = apiVersion.indexOf('/');
        return Schema.builtIn()
                .type(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    private static String answer(byte[] json, Struct type) {
        try {
            var decoded = Decoder.decode(json, type);
            var faults = String.join(", ", decoded.faults());
            return (faults.isEmpty() ? "J " : "S " + faults + " ")
                    + Json.write(decoded.document(), type);
        } catch (Malformed fault) {
            return "E " + fault.getMessage();
        }
    }

    @Test
    void objectsAreReadIntoTheirTypesAsGoReadsThem() {
        var cases = Recorded.cases("decoded.txt");
        assertTrue(cases.size() > 120);
        for (var one : cases) {
            var in = Json.object(one.in());
            assertEquals(
                    one.out(), answer(Json.bytes(in.get("A")), type(in.text("Kind"))), one::in);
        }
    }

    /** Recorded from Kubernetes v1.35.2, kubeadm, 3 nodes. */
    @Test
    void faultsOfTypeAreThoseOfARealServer() {
        for (var one : Recorded.cases("type-faults.txt")) {
            var space = one.in().indexOf(' ');
            var json = one.in().substring(space + 1).getBytes(StandardCharsets.UTF_8);
            assertEquals(
                    "E " + one.out(), answer(json, type(one.in().substring(0, space))), one::in);
        }
    }

    @Test
    void strictFaultsComeInTheOrderOfTheText() {
        var json =
                """
                {"kind":"ConfigMap","data":{"a":"b","a":"c"},"dta":{"x":"y"},"apple":1}\
                """;
        var decoded = Decoder.decode(json.getBytes(StandardCharsets.UTF_8), type("ConfigMap"));
        assertEquals(
                "strict decoding error: duplicate field \"data.a\", unknown field \"dta\", unknown"
                        + " field \"apple\"",
                decoded.strictMessage());
    }

    @Test
    void anObjectInItsFormIsLeftAlone() {
        var once =
                Decoder.decode(
                        Json.object(
                                "{\"spec\":{\"containers\":[{\"name\":\"a\"}],"
                                        + "\"hostNetwork\":false}}"),
                        type("Pod"));
        assertEquals(
                "{\"metadata\":{},\"spec\":{\"containers\":"
                        + "[{\"name\":\"a\",\"resources\":{}}]},\"status\":{}}",
                Json.write(once.document()));
        assertSame(once.document(), Decoder.decode(once.document(), type("Pod")).document());
    }

    /** So a write that does not touch the specification need not look at it. */
    @Test
    void whatIsInItsFormAlreadyStaysTheSame() {
        var pod =
                Decoder.decode(
                                Json.object(
                                        """
                                        {"metadata":{"creationTimestamp":"2026-01-02T03:04:05Z"},
                                        "spec":{"containers":[{"name":"a","resources":{"requests":
                                        {"cpu":"100m","memory":"64Mi"}}}]}}"""),
                                type("Pod"))
                        .document();
        var labelled = pod.with("metadata.labels.n", "1");

        var again = Decoder.decode(labelled, type("Pod")).document();

        assertSame(labelled, again);
        assertSame(pod.child("spec"), again.child("spec"));
    }

    @Test
    void quantitiesBecomeCanonical() {
        var claim = Document.EMPTY.with("spec.resources.requests.storage", "1024Mi");
        assertEquals(
                "1Gi",
                Decoder.decode(claim, type("PersistentVolumeClaim"))
                        .document()
                        .text("spec.resources.requests.storage"));
    }
}
