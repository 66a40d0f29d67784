package dev.sandglass.kubectl.auth;

import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.RuleText;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code kubectl auth can-i}. */
final class CanI implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.PART, "auth can-i", "VERB [TYPE | TYPE/NAME | NONRESOURCEURL]")
                    .summary("Ask whether something is allowed")
                    .about(
                            """
                            Ask whether something is allowed.

                             VERB is what is to be done: get, list, watch, create, delete, and so on. TYPE is a type of object, NAME one object of it. NONRESOURCEURL is a path that begins with "/". With --as one asks about somebody else.""")
                    .example("kubectl auth can-i create pods -A", "May I create Pods everywhere?")
                    .example(
                            "kubectl auth can-i list deployments.apps",
                            "May I list Deployments here?")
                    .example(
                            "kubectl auth can-i list pods --as=system:serviceaccount:dev:foo -n prod",
                            "May the service account foo of dev list the Pods of prod?")
                    .example("kubectl auth can-i '*' '*'", "May I do all in this namespace?")
                    .example("kubectl auth can-i get pods --subresource=log", "May I read logs?")
                    .example("kubectl auth can-i get /logs/", "May I get this path?")
                    .example("kubectl auth can-i --list -n dev", "What may I do in dev?")
                    .flags(Flags.ALL_NAMESPACES)
                    .flag("quiet", "q", "Say nothing, only return the exit code.")
                    .text("subresource", "", "A subresource, such as log or scale.")
                    .flag("list", "", "Show all that is allowed.")
                    .flag("no-headers", "", "Show it without headers.");

    private static final Set<String> VERBS =
            Set.of(
                    "get",
                    "list",
                    "watch",
                    "create",
                    "update",
                    "patch",
                    "delete",
                    "deletecollection",
                    "use",
                    "bind",
                    "impersonate",
                    "*",
                    "approve",
                    "sign",
                    "escalate",
                    "attest");

    private static final Set<String> PATH_VERBS =
            Set.of("get", "put", "post", "head", "options", "delete", "patch", "*");

    private static final String GROUP = "/apis/authorization.k8s.io/v1/";

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        return arguments.flag("list") ? list(arguments, client) : new One(arguments, client).ask();
    }

    private static Document ask(Client client, String kind, Document spec) {
        var plural = kind.toLowerCase(Locale.ROOT) + "s";
        var question =
                Document.of("kind", kind, "apiVersion", "authorization.k8s.io/v1")
                        .put("metadata", Document.EMPTY)
                        .put("spec", spec)
                        .put("status", Document.EMPTY);
        return client.object(
                        client.request(Method.POST, GROUP + plural)
                                .withAccept(Client.TYPED)
                                .withBody(question, Client.PROTOBUF))
                .child("status");
    }

    private static int list(Arguments arguments, Client client) {
        if (!arguments.words().isEmpty()) {
            throw Failure.of("list option must be specified with no arguments");
        }
        if (arguments.flag("quiet")
                || arguments.flag("all-namespaces")
                || !arguments.text("subresource").isEmpty()) {
            throw Failure.of(
                    "list option can't be specified with neither quiet, all-namespaces nor subresource options");
        }
        var status =
                ask(client, "SelfSubjectRulesReview", Document.of("namespace", client.namespace()));
        if (status.flag("incomplete")) {
            warn("the list may be incomplete: " + status.text("evaluationError"), client);
        }
        var rules = new ArrayList<Object>(status.items("resourceRules"));
        rules.addAll(status.items("nonResourceRules"));
        var out = TabWriter.ofTables();
        if (!arguments.flag("no-headers")) {
            out.line("Resources\tNon-Resource URLs\tResource Names\tVerbs");
        }
        for (var rule : RuleText.compact(Items.copyOf(rules))) {
            out.line(rule.line());
        }
        client.session().write(out.flush());
        return 0;
    }

    private static void warn(String text, Client client) {
        client.session().complain("Warning: " + text);
    }

    /** One question. */
    private record One(Arguments arguments, Client client) {

        int ask() {
            var words = arguments.words();
            if (words.size() != 2) {
                throw Failure.of(
                        "you must specify two arguments: verb resource or verb resource/resourceName.\n"
                                + "See 'kubectl auth can-i -h' for help and examples.");
            }
            var verb = words.getFirst();
            var spec =
                    words.getLast().startsWith("/")
                            ? ofPath(verb, words.getLast())
                            : ofResource(verb, words.getLast());
            if (arguments.flag("no-headers")) {
                throw Failure.of("--no-headers cannot be set without --list specified");
            }
            var status = CanI.ask(client, "SelfSubjectAccessReview", spec);
            var allowed = status.flag("allowed");
            if (!arguments.flag("quiet")) {
                client.session().print(allowed ? "yes" : "no" + reasons(status));
            }
            return allowed ? 0 : 1;
        }

        private static String reasons(Document status) {
            var text = new StringBuilder();
            for (var field : new String[] {"reason", "evaluationError"}) {
                if (!status.text(field).isEmpty()) {
                    text.append(" - ").append(status.text(field));
                }
            }
            return text.toString();
        }

        private Document ofPath(String verb, String path) {
            if (!arguments.text("subresource").isEmpty()) {
                throw Failure.of("--subresource can not be used with NonResourceURL");
            }
            if (!PATH_VERBS.contains(verb)) {
                warn("verb '" + verb + "' is not a known verb\n", client);
            }
            return Document.of(
                    "nonResourceAttributes", Document.of("path", path).put("verb", verb));
        }

        private Document ofResource(String verb, String typed) {
            var slash = typed.indexOf('/');
            var type = slash < 0 ? typed : typed.substring(0, slash);
            var name = slash < 0 ? "" : typed.substring(slash + 1);
            var kind = kind(type);
            var everywhere = arguments.flag("all-namespaces");
            if (!everywhere) {
                warnOfScope(kind);
                if (!VERBS.contains(verb)) {
                    warn("verb '" + verb + "' is not a known verb\n", client);
                }
            }
            var attributes = Document.EMPTY;
            attributes = put(attributes, "namespace", everywhere ? "" : client.namespace());
            attributes = put(attributes, "verb", verb);
            attributes = put(attributes, "group", kind == null ? "" : kind.group());
            attributes = put(attributes, "resource", kind == null ? type : kind.plural());
            attributes = put(attributes, "subresource", arguments.text("subresource"));
            attributes = put(attributes, "name", name);
            return Document.of("resourceAttributes", attributes);
        }

        private static Document put(Document attributes, String field, String value) {
            return value.isEmpty() ? attributes : attributes.put(field, value);
        }

        private void warnOfScope(@Nullable Kind kind) {
            if (kind == null) {
                return;
            }
            var base = kind.group().isEmpty() ? "/api/" : "/apis/" + kind.group() + "/";
            client.discovered(
                    client.get(base + kind.version())); // upstream asks for the scope afresh
            if (kind.namespaced()) {
                return;
            }
            var group = kind.group().isEmpty() ? "" : " in group '" + kind.group() + "'";
            warn("resource '" + kind.plural() + "' is not namespace scoped" + group + "\n", client);
        }

        private @Nullable Kind kind(String type) {
            if (type.equals("*")) {
                return null;
            }
            try {
                return client.resources().named(type.toLowerCase(Locale.ROOT));
            } catch (Failure _) {
                if (!Set.of("users", "groups").contains(type)) {
                    var dot = type.indexOf('.');
                    var group = dot < 0 ? "" : " in group '" + type.substring(dot + 1) + "'";
                    warn(
                            "the server doesn't have a resource type '"
                                    + (dot < 0 ? type : type.substring(0, dot))
                                    + "'"
                                    + group
                                    + "\n",
                            client);
                }
                return null;
            }
        }
    }
}
