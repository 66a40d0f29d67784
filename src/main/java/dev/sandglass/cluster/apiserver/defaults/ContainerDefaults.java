package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;

/** What every container gets: pull policy by tag, termination message, probes' numbers. */
final class ContainerDefaults {

    private ContainerDefaults() {}

    static Document apply(Document container) {
        var filled = container;
        if (filled.text("imagePullPolicy").isEmpty()) {
            filled = filled.put("imagePullPolicy", pullPolicy(filled.text("image")));
        }
        filled = Fill.empty(filled, "terminationMessagePath", "/dev/termination-log");
        filled = Fill.empty(filled, "terminationMessagePolicy", "File");
        filled = Fill.within(filled, "resources", resources -> resources);
        filled = Fill.each(filled, "ports", port -> Fill.empty(port, "protocol", "TCP"));
        filled = Fill.each(filled, "env", ContainerDefaults::variable);
        filled = Fill.inside(filled, "livenessProbe", ContainerDefaults::probe);
        filled = Fill.inside(filled, "readinessProbe", ContainerDefaults::probe);
        filled = Fill.inside(filled, "startupProbe", ContainerDefaults::probe);
        return Fill.inside(filled, "lifecycle", ContainerDefaults::lifecycle);
    }

    /** Always for the tag latest, which no tag at all means too, unless there is a digest. */
    static String pullPolicy(String image) {
        var digest = image.indexOf('@');
        var name = digest < 0 ? image : image.substring(0, digest);
        var colon = name.lastIndexOf(':');
        var tag = colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "";
        if (tag.isEmpty() && digest < 0 && !image.isEmpty()) {
            tag = "latest";
        }
        return tag.equals("latest") ? "Always" : "IfNotPresent";
    }

    private static Document variable(Document variable) {
        return Fill.inside(
                variable,
                "valueFrom",
                source -> Fill.inside(source, "fieldRef", ContainerDefaults::fieldReference));
    }

    static Document fieldReference(Document reference) {
        return Fill.empty(reference, "apiVersion", "v1");
    }

    private static Document probe(Document probe) {
        var filled = Fill.empty(probe, "timeoutSeconds", 1L);
        filled = Fill.empty(filled, "periodSeconds", 10L);
        filled = Fill.empty(filled, "successThreshold", 1L);
        filled = Fill.empty(filled, "failureThreshold", 3L);
        return asking(filled);
    }

    private static Document lifecycle(Document lifecycle) {
        var filled = Fill.inside(lifecycle, "postStart", ContainerDefaults::asking);
        return Fill.inside(filled, "preStop", ContainerDefaults::asking);
    }

    private static Document asking(Document action) {
        var filled =
                Fill.inside(
                        action,
                        "httpGet",
                        get -> Fill.empty(Fill.empty(get, "path", "/"), "scheme", "HTTP"));
        return Fill.inside(filled, "grpc", grpc -> Fill.absent(grpc, "service", ""));
    }
}
