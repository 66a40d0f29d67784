package dev.sandglass.api.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.document.Document;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private final Schema schema = Schema.builtIn();
    private final Kinds kinds = schema.kinds();

    @Test
    void aKindIsFoundByPathByNameAndByWhatPeopleCallIt() {
        var deployment = kinds.byPlural("apps", "v1", "deployments");
        assertNotNull(deployment);
        assertSame(deployment, kinds.byName("apps", "v1", "Deployment"));
        assertSame(deployment, kinds.of("apps/v1", "Deployment"));
        assertSame(deployment, kinds.called("deploy"));
        assertSame(deployment, kinds.called("deployment"));
        assertEquals("deployments.apps", deployment.groupResource());
        assertEquals("apps/v1", deployment.apiVersion());
        assertEquals(List.of("all"), deployment.categories());
        assertEquals("8aSe+NMegvE=", deployment.storageVersionHash());
        assertEquals(
                new Subresource(
                        "scale", "autoscaling", "v1", "Scale", List.of("get", "patch", "update")),
                deployment.subresource("scale"));
        assertNull(kinds.byPlural("apps", "v2", "deployments"));
        assertNull(kinds.called("deploymen"));
    }

    @Test
    void coreEventsComeBeforeThoseOfEventsK8sIo() {
        assertEquals("", kinds.called("ev").group());
        assertEquals("", kinds.called("pods").group());
        assertEquals("v2", kinds.called("hpa").version());
        assertEquals("v2", kinds.group("autoscaling").preferred().name());
    }

    @Test
    void theServerServesTheseManyKindsAndTypes() {
        assertEquals(68, kinds.all().size());
        assertEquals(22, kinds.groups().size());
        for (var kind : kinds.all()) {
            assertNotNull(schema.type(kind), kind::toString);
        }
    }

    @Test
    void everyTypeCanBeReachedAndResolved() {
        var seen = new HashSet<Type>();
        for (var kind : kinds.all()) {
            walk(schema.type(kind), seen);
        }
        assertEquals(480, seen.size());
    }

    private static void walk(Type type, Set<Type> seen) {
        if (seen.add(type)) {
            for (var field : type.fields()) {
                var inner = field.type();
                if (inner != null) {
                    walk(inner, seen);
                }
            }
        }
    }

    @Test
    void fieldsComeInTheOrderOfTheWire() {
        var pod = schema.type("io.k8s.api.core.v1.Pod");
        assertEquals(
                List.of("kind", "apiVersion", "metadata", "spec", "status"),
                pod.fields().stream().map(Field::name).toList());
        var meta = pod.field("metadata").type();
        assertEquals(
                List.of(
                        "name",
                        "generateName",
                        "namespace",
                        "selfLink",
                        "uid",
                        "resourceVersion",
                        "generation",
                        "creationTimestamp",
                        "deletionTimestamp",
                        "deletionGracePeriodSeconds",
                        "labels",
                        "annotations",
                        "ownerReferences",
                        "finalizers",
                        "managedFields"),
                meta.fields().stream().map(Field::name).toList());
        assertEquals(17, meta.field("managedFields").number());
        assertSame(meta.field("managedFields"), meta.member(17));
        assertNull(meta.member(16));
        assertNull(meta.member(99));
    }

    @Test
    void containersMergeByNameAndPortsByPortAndProtocol() {
        var containers = schema.type("io.k8s.api.core.v1.PodSpec").field("containers");
        assertEquals(new Merge("merge", "name", "map", List.of("name"), ""), containers.merge());
        assertTrue(containers.required());
        assertTrue(containers.merge().patchMerges());
        var ports = containers.type().field("ports");
        assertEquals(List.of("containerPort", "protocol"), ports.merge().listMapKeys());
        assertEquals("containerPort", ports.merge().patchMergeKey());
        assertEquals("TCP", ports.type().field("protocol").defaultValue());
        assertEquals(List.of("SCTP", "TCP", "UDP"), ports.type().field("protocol").enums());
    }

    @Test
    void aVolumeShowsTheFieldsOfItsSource() {
        var volume = schema.type("io.k8s.api.core.v1.Volume");
        var source = assertInstanceOf(Member.Part.class, volume.member(2)).form().type();
        assertTrue(source.hidden());
        assertEquals(1, source.field("emptyDir").place());
        assertEquals(2, volume.field("emptyDir").place());
        assertEquals(2, volume.field("emptyDir").number());
        assertEquals(source.field("emptyDir").form(), volume.field("emptyDir").form());
        assertEquals("name", volume.fields().getFirst().name());
    }

    @Test
    void presenceTellsWhatTheServerWrites() {
        var spec = schema.type("io.k8s.api.apps.v1.DeploymentSpec");
        assertEquals(Presence.WHEN_SET, spec.field("replicas").presence());
        assertEquals(Presence.WHEN_NOT_EMPTY, spec.field("paused").presence());
        assertEquals(Presence.ALWAYS, spec.field("strategy").presence());
        assertEquals(Document.EMPTY, spec.field("strategy").zero());
        assertEquals(Presence.ALWAYS, spec.field("selector").presence());
        assertNull(spec.field("selector").zero());
        var event = schema.type("io.k8s.api.core.v1.Event");
        assertEquals(Presence.ALWAYS, event.field("firstTimestamp").presence());
        assertNull(event.field("firstTimestamp").zero());
    }

    @Test
    void goTypesAreThoseThatErrorsName() {
        var container = schema.type("io.k8s.api.core.v1.Container");
        assertEquals("v1.PullPolicy", container.field("imagePullPolicy").goType());
        assertEquals("[]v1.ContainerPort", container.field("ports").goType());
        assertEquals("[]string", container.field("command").goType());
        var resources = container.field("resources").type();
        assertEquals("v1.ResourceList", resources.field("limits").goType());
        var spec = schema.type("io.k8s.api.apps.v1.DeploymentSpec");
        assertEquals("int32", spec.field("replicas").goType());
    }

    @Test
    void columnsAreThoseOfTheServersTables() {
        var pods = schema.columns(kinds.called("po"));
        assertEquals(
                List.of(
                        "Name",
                        "Ready",
                        "Status",
                        "Restarts",
                        "Age",
                        "IP",
                        "Node",
                        "Nominated Node",
                        "Readiness Gates"),
                pods.stream().map(Column::name).toList());
        assertEquals(1, pods.get(5).priority());
        assertEquals("name", pods.getFirst().format());
    }

    @Test
    void aGroupCanBeTakenAwayAndPutBack() {
        var metrics = kinds.group("metrics.k8s.io");
        var without = kinds.without("metrics.k8s.io");
        assertNull(without.byPlural("metrics.k8s.io", "v1beta1", "pods"));
        assertEquals(kinds.all(), without.with(metrics).all());
    }
}
