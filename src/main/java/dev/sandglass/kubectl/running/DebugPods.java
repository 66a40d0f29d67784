package dev.sandglass.kubectl.running;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.StrategicDiff;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Typed;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The containers and Pods that {@code kubectl debug} makes. */
record DebugPods(DebugProfile profile, Arguments arguments, Client client) {

    private static final int SUFFIX = 5;
    private static final String EPHEMERAL = "spec.ephemeralContainers";

    private static final String NOT_ROOT =
            "Warning: Non-root user is configured for the entire target Pod, and some capabilities granted by debug profile may not work. Please consider using \"--custom\" with a custom profile that specifies \"securityContext.runAsUser: 0\".";

    /**
     * What was made.
     *
     * @param container the one to join; empty for none
     */
    record Made(Document pod, String container) {}

    /** {@code a=b} pairs, the last of a name counts. */
    static Map<String, String> pairs(List<String> texts) {
        var pairs = new TreeMap<String, String>();
        for (var text : texts) {
            var equals = text.indexOf('=');
            if (equals < 0) {
                throw Failure.of(text + " must be formatted as key=value");
            }
            pairs.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return pairs;
    }

    Made inPod(Document pod) {
        return arguments.text("copy-to").isEmpty() ? ephemeral(pod) : copy(pod);
    }

    // ---- a container more ----

    private Made ephemeral(Document pod) {
        var name = name();
        var container = withCommand(container(name));
        if (!arguments.text("target").isEmpty()) {
            container = container.put("targetContainerName", arguments.text("target"));
        }
        var changed = pod.with(EPHEMERAL, pod.items(EPHEMERAL).plus(container));
        changed = profile.apply(changed, name, DebugProfile.Style.EPHEMERAL, arguments);
        warn(changed, name);
        var type = Schema.builtIn().type("", "v1", "Pod");
        var path =
                "/api/v1/namespaces/"
                        + pod.text("metadata.namespace")
                        + "/pods/"
                        + pod.text("metadata.name")
                        + "/ephemeralcontainers";
        var patch = StrategicDiff.twoWay(pod, Typed.complete(changed), type);
        var request =
                client.request(Method.PATCH, path)
                        .withAccept(Client.TYPED)
                        .withBody(patch, Request.STRATEGIC_MERGE_PATCH);
        return new Made(client.object(request), name);
    }

    private String name() {
        var typed = arguments.text("container");
        if (!typed.isEmpty()) {
            return typed;
        }
        var name = "debugger-" + client.session().suffix(SUFFIX, "kubectl debug");
        if (!arguments.flag("quiet")) {
            client.session().print("Defaulting debug container name to " + name + ".");
        }
        return name;
    }

    private Document container(String name) {
        var container =
                Document.of(
                        "name",
                        name,
                        "image",
                        arguments.text("image"),
                        "terminationMessagePolicy",
                        "File");
        container = withEnvironment(container);
        if (!arguments.text("image-pull-policy").isEmpty()) {
            container = container.put("imagePullPolicy", arguments.text("image-pull-policy"));
        }
        return withStreams(container);
    }

    private Document withStreams(Document container) {
        var changed = container;
        for (var flag : List.of("stdin", "tty")) {
            changed = arguments.flag(flag) ? changed.put(flag, true) : changed.remove(flag);
        }
        return changed;
    }

    private Document withEnvironment(Document container) {
        var variables = new ArrayList<Document>();
        pairs(arguments.texts("env"))
                .forEach((name, value) -> variables.add(Document.of("name", name, "value", value)));
        return variables.isEmpty() ? container : container.put("env", Items.copyOf(variables));
    }

    private Document withCommand(Document container) {
        var words = arguments.wordsAfterDash();
        if (words.isEmpty()) {
            return container;
        }
        return arguments.flag("arguments-only")
                ? container.put("args", words)
                : container.put("command", words).remove("args");
    }

    private void warn(Document pod, String container) {
        var user = pod.number("spec.securityContext.runAsUser", 0);
        var security = new Document[] {Document.EMPTY};
        DebugProfile.onContainer(
                pod,
                container,
                it -> {
                    security[0] = it.child("securityContext");
                    return it;
                });
        var isRoot = security[0].has("runAsUser") && security[0].number("runAsUser", 0) == 0;
        var isStrong =
                security[0].flag("privileged") || !security[0].items("capabilities.add").isEmpty();
        if (user != 0 && !isRoot && isStrong) {
            client.session().complain(NOT_ROOT);
        }
    }

    // ---- a copy ----

    private Made copy(Document pod) {
        var copied = copied(pod);
        var images = pairs(arguments.texts("set-image"));
        copied =
                copied.with(
                        "spec.containers",
                        copied.items("spec.containers").mapped(c -> withImage(c, images)));
        var name = arguments.text("container");
        if (!isThere(copied, name)) {
            if (arguments.text("image").isEmpty()) {
                if (images.isEmpty()) {
                    throw Failure.of("you must specify image when creating new container");
                }
                return new Made(create(copied), "");
            }
            name = name();
            var added = Document.of("name", name, "terminationMessagePolicy", "File");
            copied = copied.with("spec.containers", copied.items("spec.containers").plus(added));
        }
        copied = DebugProfile.onContainer(copied, name, this::changed);
        copied = profile.apply(copied, name, DebugProfile.Style.COPY, arguments);
        warn(copied, name);
        var made = new Made(create(copied), name);
        if (arguments.flag("replace")) {
            var path =
                    "/api/v1/namespaces/"
                            + pod.text("metadata.namespace")
                            + "/pods/"
                            + pod.text("metadata.name");
            client.object(
                    client.request(Method.DELETE, path)
                            .withAccept(Client.TYPED)
                            .withBody(
                                    Document.of(
                                            "apiVersion", "v1",
                                            "gracePeriodSeconds", 0L,
                                            "kind", "DeleteOptions")));
        }
        return made;
    }

    private Document copied(Document pod) {
        var metadata =
                Document.of(
                        "name", arguments.text("copy-to"),
                        "namespace", pod.text("metadata.namespace"));
        for (var field : List.of("annotations", "labels")) {
            var value = pod.child("metadata." + field);
            metadata = value.isEmpty() ? metadata : metadata.put(field, value);
        }
        var spec = pod.child("spec").remove("ephemeralContainers");
        if (arguments.has("share-processes")) {
            spec = spec.put("shareProcessNamespace", arguments.flag("share-processes"));
        }
        spec = arguments.flag("same-node") ? spec : spec.remove("nodeName");
        return Document.of("apiVersion", "v1", "kind", "Pod", "metadata", metadata, "spec", spec);
    }

    private static Document withImage(Document container, Map<String, String> images) {
        var image = images.getOrDefault(container.text("name"), images.getOrDefault("*", ""));
        return image.isEmpty() ? container : container.put("image", image);
    }

    private static boolean isThere(Document pod, String container) {
        return Stream.of("spec.containers", "spec.initContainers")
                .flatMap(list -> pod.items(list).documents())
                .anyMatch(it -> it.text("name").equals(container));
    }

    private Document changed(Document container) {
        var changed = withEnvironment(withCommand(container));
        for (var flag :
                Map.of("image", "image", "image-pull-policy", "imagePullPolicy").entrySet()) {
            var value = arguments.text(flag.getKey());
            changed = value.isEmpty() ? changed : changed.put(flag.getValue(), value);
        }
        return withStreams(changed);
    }

    private Document create(Document pod) {
        var namespace = pod.text("metadata.namespace");
        var within = namespace.isEmpty() ? client.namespace() : namespace;
        return client.object(
                client.request(Method.POST, "/api/v1/namespaces/" + within + "/pods")
                        .withAccept(Client.TYPED)
                        .withBody(Typed.complete(pod), Client.PROTOBUF));
    }

    // ---- on a node ----

    Made onNode(String node) {
        var typed = arguments.text("container");
        var name = typed.isEmpty() ? "debugger" : typed;
        var podName =
                "node-debugger-" + node + "-" + client.session().suffix(SUFFIX, "kubectl debug");
        if (!arguments.flag("quiet")) {
            client.session()
                    .print(
                            "Creating debugging pod %s with container %s on node %s."
                                    .formatted(podName, name, node));
        }
        var spec =
                Document.of(
                        "containers",
                        Items.of(withCommand(container(name))),
                        "nodeName",
                        node,
                        "restartPolicy",
                        "Never",
                        "tolerations",
                        Items.of(Document.of("operator", "Exists")));
        var labels = Document.of("app.kubernetes.io/managed-by", "kubectl-debug");
        var pod =
                Document.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Pod",
                        "metadata",
                        Document.of("name", podName, "labels", labels),
                        "spec",
                        spec);
        var shaped = profile.apply(pod, name, DebugProfile.Style.NODE, arguments);
        return new Made(create(shaped), name);
    }
}
