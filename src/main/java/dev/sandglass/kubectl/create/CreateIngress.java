package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl create ingress}. */
public final class CreateIngress implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage("ingress", "NAME --rule=host/path=service:port[,tls[=secret]] ")
                    .alias("ing")
                    .summary("Make an Ingress")
                    .about("Make an Ingress of the given name.")
                    .example(
                            "kubectl create ingress shop --rule=\"shop.example.com/*=web:80\"",
                            "All paths of a host")
                    .example(
                            "kubectl create ingress shop --class=nginx --rule=\"shop.example.com/cart=cart:8080,tls=shop-cert\"",
                            "With a class, one path, a certificate")
                    .example("kubectl create ingress all --default-backend=web:80", "Everything")
                    .texts("annotation", "", "An annotation: key=value.")
                    .text("class", "", "The IngressClass.")
                    .text("default-backend", "", "The Service for what no rule matches: name:port.")
                    .texts(
                            "rule",
                            "",
                            "host/path=service:port[,tls[=secret]]; a path that ends with * is a prefix.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var rules = arguments.texts("rule");
        var backend = arguments.text("default-backend");
        if (backend.isEmpty() && rules.isEmpty()) {
            throw Failure.of(
                    "not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)");
        }
        rules.forEach(IngressRules::check);
        var annotations = annotations(arguments);
        if (!backend.isEmpty() && backend.split(":", -1).length != 2) {
            throw Failure.of("default-backend should be in format servicename:serviceport");
        }
        var metadata = creation.metadata(name);
        var spec = IngressRules.spec(rules);
        spec = backend.isEmpty() ? spec : spec.put("defaultBackend", IngressRules.backend(backend));
        var className = arguments.text("class");
        spec = className.isEmpty() ? spec : spec.put("ingressClassName", className);
        var object =
                Document.of(
                        "apiVersion",
                        "networking.k8s.io/v1",
                        "kind",
                        "Ingress",
                        "metadata",
                        annotations.isEmpty() ? metadata : metadata.put("annotations", annotations),
                        "spec",
                        spec);
        return creation.run(object, "ingresses", true, "failed to create ingress: ");
    }

    private static Document annotations(Arguments arguments) {
        var annotations = Document.EMPTY;
        for (var annotation : arguments.texts("annotation")) {
            var equals = annotation.indexOf('=');
            if (equals < 0) {
                throw Failure.of(
                        "annotation "
                                + annotation
                                + " is invalid and should be in format key=[value]");
            }
            annotations =
                    annotations.put(
                            annotation.substring(0, equals), annotation.substring(equals + 1));
        }
        return annotations;
    }
}
