package dev.sandglass.kubectl.create;

import dev.sandglass.api.Names;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Bodies;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.Overrides;
import dev.sandglass.kubectl.Typed;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.ArrayList;

/** The Pod and the Service that {@code kubectl run} makes. */
final class RunObjects {

    private final Arguments arguments;
    private final Client client;
    private final DryRun dryRun;

    RunObjects(Arguments arguments, Client client, DryRun dryRun) {
        this.arguments = arguments;
        this.client = client;
        this.dryRun = dryRun;
    }

    /** Sends an object, unless it is a dry run of the client's. */
    Document send(Document object, String plural) {
        if (dryRun == DryRun.CLIENT) {
            return client.isNamespaceTyped()
                    ? object.with("metadata.namespace", client.namespace())
                    : object;
        }
        var sent = arguments.flag("save-config") ? LastApplied.annotatedTyped(object) : object;
        sent = ChangeCause.of(arguments).on(sent);
        var request =
                client.request(
                                Method.POST,
                                "/api/v1/namespaces/" + client.namespace() + "/" + plural)
                        .withAccept(Client.ANY_JSON)
                        .withBody(new Request.Body.Raw(Bodies.ofType(sent), Request.JSON))
                        .with("fieldManager", arguments.text("field-manager"));
        return client.object(dryRun.mark(request));
    }

    static Document pod(String name, Arguments arguments) {
        var metadata = Document.of("name", name, "labels", labels(name, arguments));
        var annotations = annotations(arguments);
        metadata = annotations.isEmpty() ? metadata : metadata.put("annotations", annotations);
        var restart = arguments.text("restart");
        var policy = restart.isEmpty() ? arguments.flag("stdin") ? "OnFailure" : "Always" : restart;
        var spec =
                Document.of(
                        "containers",
                        Items.of(container(name, arguments)),
                        "dnsPolicy",
                        "ClusterFirst",
                        "restartPolicy",
                        policy);
        var pod =
                Document.of("apiVersion", "v1", "kind", "Pod", "metadata", metadata, "spec", spec);
        return Overrides.lay(Typed.complete(pod), arguments);
    }

    private static Document container(String name, Arguments arguments) {
        var container = Document.of("name", name, "image", arguments.text("image"));
        var words = arguments.words().subList(1, arguments.words().size());
        if (!words.isEmpty()) {
            container = container.put(arguments.flag("command") ? "command" : "args", words);
        }
        var environment = environment(arguments);
        container = environment.isEmpty() ? container : container.put("env", environment);
        if (!arguments.text("image-pull-policy").isEmpty()) {
            container = container.put("imagePullPolicy", arguments.text("image-pull-policy"));
        }
        if (!arguments.text("port").isEmpty()) {
            container =
                    container.put("ports", Items.of(Document.of("containerPort", port(arguments))));
        }
        if (arguments.flag("stdin")) {
            container = container.put("stdin", true);
            container =
                    arguments.flag("leave-stdin-open")
                            ? container
                            : container.put("stdinOnce", true);
        }
        container = arguments.flag("tty") ? container.put("tty", true) : container;
        return arguments.flag("privileged")
                ? container.put("securityContext", Document.of("privileged", true))
                : container;
    }

    private static long port(Arguments arguments) {
        var port = arguments.text("port");
        if (!port.matches("[+-]?[0-9]{1,18}")) {
            throw Failure.of("strconv.Atoi: parsing \"" + port + "\": invalid syntax");
        }
        return Long.parseLong(port);
    }

    private static Document labels(String name, Arguments arguments) {
        var typed = arguments.text("labels");
        return typed.isEmpty() ? Document.of("run", name) : parseLabels(typed);
    }

    /** {@code a=b,c=d}. */
    static Document parseLabels(String text) {
        var labels = Document.EMPTY;
        for (var pair : text.split(",")) {
            var parts = pair.split("=", -1);
            if (parts.length != 2) {
                throw Failure.of("unexpected label spec: " + pair);
            }
            if (parts[0].isEmpty()) {
                throw Failure.of("unexpected empty label key");
            }
            labels = labels.put(parts[0], parts[1]);
        }
        return labels;
    }

    private static Document annotations(Arguments arguments) {
        var annotations = Document.EMPTY;
        for (var pair : arguments.texts("annotations")) {
            var equals = pair.indexOf('=');
            if (equals <= 0) {
                throw Failure.of("invalid annotations format: " + pair);
            }
            annotations = annotations.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return annotations;
    }

    private static Items environment(Arguments arguments) {
        var variables = new ArrayList<Document>();
        for (var pair : arguments.texts("env")) {
            var equals = pair.indexOf('=');
            if (equals <= 0
                    || !Names.strictEnvironmentVariable(pair.substring(0, equals)).isEmpty()) {
                throw Failure.of("invalid env: " + pair);
            }
            var variable = Document.of("name", pair.substring(0, equals));
            var value = pair.substring(equals + 1);
            variables.add(value.isEmpty() ? variable : variable.put("value", value));
        }
        return Items.copyOf(variables);
    }

    static Document service(String name, Arguments arguments) {
        var port =
                Document.of(
                        "port", port(arguments), "protocol", "TCP", "targetPort", port(arguments));
        var metadata = Document.of("name", name);
        if (!arguments.text("labels").isEmpty()) {
            metadata = metadata.put("labels", labels(name, arguments));
        }
        var spec = Document.of("ports", Items.of(port), "selector", labels(name, arguments));
        return Typed.complete(
                Document.of(
                        "apiVersion", "v1", "kind", "Service", "metadata", metadata, "spec", spec));
    }
}
