package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** {@code kubectl create role} and {@code clusterrole}. */
public record CreateRole(boolean isOfCluster, Usage usage) implements KubectlCommand {

    private static final List<String> URL_VERBS =
            List.of("*", "get", "post", "put", "delete", "patch", "head", "options");

    public static final KubectlCommand OF_NAMESPACE =
            new CreateRole(
                    false,
                    usage(
                                    "role",
                                    "NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [--dry-run=server|client|none]")
                            .summary("Make a Role with one rule")
                            .about(
                                    "Make a Role: what may be done with which resources of a namespace.")
                            .example(
                                    "kubectl create role reader --verb=get,list,watch --resource=pods",
                                    "Look at Pods")
                            .example(
                                    "kubectl create role scaler --verb=update --resource=deployments.apps/scale",
                                    "A resource of a group, and a part of it"));

    public static final KubectlCommand OF_CLUSTER =
            new CreateRole(
                    true,
                    usage(
                                    "clusterrole",
                                    "NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]")
                            .summary("Make a ClusterRole")
                            .about(
                                    "Make a ClusterRole: what may be done with which resources, or with which addresses.")
                            .example(
                                    "kubectl create clusterrole reader --verb=get,list,watch --resource=pods",
                                    "Look at Pods")
                            .example(
                                    "kubectl create clusterrole health --verb=get --non-resource-url=/healthz",
                                    "Ask for an address")
                            .text(
                                    "aggregation-rule",
                                    "",
                                    "Labels of the ClusterRoles whose rules this one collects.")
                            .list("non-resource-url", "", "An address that is no resource."));

    private static Usage usage(String word, String synopsis) {
        return Creation.usage(word, synopsis)
                .list("resource", "", "A resource: resource, resource.group, resource/subresource.")
                .texts("resource-name", "", "A name of an object; may be repeated.")
                .list("verb", "", "What may be done.");
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var object =
                Document.of(
                        "apiVersion", "rbac.authorization.k8s.io/v1",
                        "kind", isOfCluster ? "ClusterRole" : "Role",
                        "metadata",
                                isOfCluster ? Document.of("name", name) : creation.metadata(name));
        var aggregation = isOfCluster ? arguments.text("aggregation-rule") : "";
        object =
                aggregation.isEmpty()
                        ? object.put("rules", rules(arguments, creation, session))
                        : object.put("aggregationRule", aggregated(aggregation, arguments));
        return creation.run(object, isOfCluster ? "clusterroles" : "roles", !isOfCluster, "");
    }

    private Items rules(Arguments arguments, Creation creation, Session session) {
        var verbs = distinct(arguments.texts("verb"));
        verbs = verbs.contains("*") ? List.of("*") : verbs;
        var resources = new RuleResources(arguments.texts("resource"), creation.client());
        var urls = isOfCluster ? distinct(arguments.texts("non-resource-url")) : List.<String>of();
        if (verbs.isEmpty()) {
            throw Failure.of("at least one verb must be specified");
        }
        if (isOfCluster && resources.isEmpty() && urls.isEmpty()) {
            throw Failure.of("one of resource or nonResourceURL must be specified");
        }
        if (!isOfCluster || !resources.isEmpty()) {
            resources.check(verbs, session);
        }
        checkUrls(verbs, urls);
        var rules =
                new ArrayList<>(resources.rules(verbs, distinct(arguments.texts("resource-name"))));
        if (!urls.isEmpty()) {
            rules.add(Document.of("nonResourceURLs", urls, "verbs", verbs));
        }
        return Items.copyOf(rules);
    }

    private static void checkUrls(List<String> verbs, List<String> urls) {
        if (urls.isEmpty()) {
            return;
        }
        for (var verb : verbs) {
            if (!URL_VERBS.contains(verb)) {
                throw Failure.of("invalid verb: '" + verb + "' for nonResourceURL");
            }
        }
        for (var url : urls) {
            if (url.equals("*")) {
                continue;
            }
            if (!url.startsWith("/")) {
                throw Failure.of("nonResourceURL should start with /");
            }
            if (url.substring(0, url.length() - 1).contains("*")) {
                throw Failure.of(
                        "nonResourceURL only supports wildcard matches when '*' is at the end");
            }
        }
    }

    private static Document aggregated(String text, Arguments arguments) {
        for (var flag : List.of("non-resource-url", "verb", "resource", "resource-name")) {
            if (!arguments.texts(flag).isEmpty()) {
                throw Failure.of(
                        "aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames");
            }
        }
        var labels = Document.EMPTY;
        for (var pair : text.split(",")) {
            var equals = pair.indexOf('=');
            if (equals < 0) {
                throw Failure.of(
                        "invalid argument \"%s\" for \"--aggregation-rule\" flag: malformed pair, expect string=string\nSee '%s --help' for usage."
                                .formatted(text, arguments.usage().path()));
            }
            labels =
                    labels.put(
                            pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
        return Document.of("clusterRoleSelectors", Items.of(Document.of("matchLabels", labels)));
    }

    private static List<String> distinct(List<String> values) {
        return List.copyOf(new LinkedHashSet<>(values));
    }
}
