package dev.sandglass.kubectl.auth;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.Typed;
import dev.sandglass.kubectl.printing.Printer;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code kubectl auth reconcile}: adds to roles and bindings what files say and they lack. */
final class Reconcile implements KubectlCommand {

    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String KEPT = "rbac.authorization.kubernetes.io/autoupdate";

    private static final Usage USAGE =
            Usage.of(Group.PART, "auth reconcile", "-f FILENAME")
                    .summary("Make roles and bindings be as files say")
                    .about(
                            """
                            Add to roles and bindings the rules and subjects that files say and they lack; make them where they are missing.

                             Rules and subjects beyond those of the files stay, unless a flag says that they go.""")
                    .example("kubectl auth reconcile -f roles.yaml", "What the file says, at least")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("that holds the roles and bindings."))
                    .flags(Flags.DRY_RUN)
                    .flag("remove-extra-permissions", "", "Take away other rules of roles.")
                    .flag("remove-extra-subjects", "", "Take away other subjects of bindings.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.texts("filename").isEmpty() && arguments.text("kustomize").isEmpty()) {
            throw Failure.of("must specify one of -f and -k");
        }
        if (!arguments.words().isEmpty()) {
            throw Failure.of("no arguments are allowed");
        }
        var client = new Client(arguments, session);
        var dryRun = DryRun.of(arguments, client);
        if (dryRun == DryRun.SERVER) {
            throw Failure.of("--dry-run=server for command reconcile is not supported yet");
        }
        var printer = Printers.ofResult(arguments, session, dryRun.told("reconciled"));
        new Targets(client)
                .in(client.namespace())
                .files(arguments, client.isNamespaceTyped())
                .continueOnError()
                .flatten()
                .each(target -> new One(target, arguments, client, dryRun, printer).reconcile());
        return 0;
    }

    /**
     * What was done to one object.
     *
     * @param operation {@code create}, {@code update}, {@code recreate}, or empty
     */
    private record Deed(
            Document object, String operation, List<Document> missing, List<Document> extra) {}

    /** One object of the files. */
    private record One(
            Target target, Arguments arguments, Client client, DryRun dryRun, Printer printer) {

        void reconcile() {
            if (!target.kind().group().equals(RBAC)) {
                return; // others are nothing to reconcile
            }
            var there = there();
            var isRole = target.kind().name().endsWith("Role");
            var field = isRole ? "rules" : "subjects";
            Deed deed;
            if (there == null) {
                var all = target.known().items(field).documents().toList();
                deed = new Deed(create(target.known()), "create", all, List.of());
            } else if (!isRole && !there.get("roleRef").equals(target.known().get("roleRef"))) {
                deed = recreated(there);
            } else {
                deed = changed(there, field);
            }
            tell(deed, isRole, there);
        }

        private @Nullable Document there() {
            try {
                return client.object(client.get(target.path()).withAccept(Client.TYPED));
            } catch (Refusal refusal) {
                if (refusal.isNotFound()) {
                    return null;
                }
                throw refusal;
            }
        }

        private Document create(Document object) {
            if (dryRun == DryRun.CLIENT) {
                return object;
            }
            if (!target.namespace().isEmpty()) {
                ensureNamespace();
            }
            var path = Client.path(target.kind(), target.namespace());
            return client.object(
                    client.request(Method.POST, path)
                            .withAccept(Client.TYPED)
                            .withBody(Typed.complete(object), Client.PROTOBUF));
        }

        private void ensureNamespace() {
            var path = "/api/v1/namespaces";
            try {
                client.object(client.get(path + "/" + target.namespace()).withAccept(Client.TYPED));
            } catch (Refusal refusal) {
                if (!refusal.isNotFound()) {
                    throw refusal;
                }
                var namespace =
                        Document.of(
                                "apiVersion",
                                "v1",
                                "kind",
                                "Namespace",
                                "metadata",
                                Document.of("name", target.namespace()));
                client.object(
                        client.request(Method.POST, path)
                                .withAccept(Client.TYPED)
                                .withBody(Typed.complete(namespace), Client.PROTOBUF));
            }
        }

        /** What a binding leads to cannot be changed. */
        private Deed recreated(Document there) {
            if (dryRun != DryRun.CLIENT) {
                var uid = Document.of("uid", there.text("metadata.uid"));
                client.object(
                        client.request(Method.DELETE, target.path())
                                .withAccept(Client.TYPED)
                                .withBody(
                                        Document.of(
                                                "apiVersion",
                                                target.kind().apiVersion(),
                                                "kind",
                                                "DeleteOptions",
                                                "preconditions",
                                                uid)));
            }
            return new Deed(create(target.known()), "recreate", List.of(), List.of());
        }

        private Deed changed(Document there, String field) {
            var wanted = target.known().items(field);
            var present = there.items(field);
            var isRole = field.equals("rules");
            var missing = isRole ? RuleCover.missing(present, wanted) : others(wanted, present);
            var extra = isRole ? RuleCover.missing(wanted, present) : others(present, wanted);
            var removes =
                    arguments.flag(isRole ? "remove-extra-permissions" : "remove-extra-subjects");
            var after = marked(there);
            if (removes && (!missing.isEmpty() || !extra.isEmpty())) {
                after = after.put(field, wanted);
            } else if (!removes && !missing.isEmpty()) {
                var all = new ArrayList<>(present.documents().toList());
                all.addAll(missing);
                after = after.put(field, Items.copyOf(all));
            }
            if (after.equals(there)) {
                return new Deed(there, "", missing, extra);
            }
            var isKept = there.child("metadata.annotations").text(KEPT).equals("false");
            if (dryRun != DryRun.CLIENT && !isKept) {
                after =
                        client.object(
                                client.request(Method.PUT, target.path())
                                        .withAccept(Client.TYPED)
                                        .withBody(Typed.complete(after), Client.PROTOBUF));
            }
            return new Deed(after, "update", missing, extra);
        }

        private static List<Document> others(Items all, Items without) {
            return all.documents().filter(it -> !without.contains(it)).toList();
        }

        /** With the labels and annotations of the file. */
        private Document marked(Document there) {
            var marked = there;
            for (var field : List.of("metadata.annotations", "metadata.labels")) {
                var wanted = target.known().child(field);
                for (var key : wanted.keys()) {
                    var present = marked.child(field);
                    marked = marked.with(field, present.put(key, wanted.get(key)));
                }
            }
            return marked;
        }

        private void tell(Deed deed, boolean isRole, @Nullable Document there) {
            var session = client.session();
            var named =
                    deed.object()
                            .put("kind", target.kind().name())
                            .put("apiVersion", target.kind().apiVersion());
            session.write(printer.print(named));
            if (deed.operation().isEmpty()) {
                return;
            }
            var isKept =
                    there != null && there.child("metadata.annotations").text(KEPT).equals("false");
            session.complain(
                    "\treconciliation required "
                            + deed.operation()
                            + (isKept
                                    ? ", but object opted out (rbac.authorization.kubernetes.io/autoupdate: false)"
                                    : ""));
            var what = isRole ? "rules" : "subjects";
            list("missing " + what + " added:", deed.missing(), isRole);
            var removes =
                    arguments.flag(isRole ? "remove-extra-permissions" : "remove-extra-subjects");
            if (removes) {
                list("extra " + what + " removed:", deed.extra(), isRole);
            }
        }

        private void list(String title, List<Document> all, boolean isRole) {
            if (all.isEmpty()) {
                return;
            }
            client.session().complain("\t" + title);
            for (var one : all) {
                client.session().complain("\t\t" + (isRole ? RuleCover.shown(one) : subject(one)));
            }
        }

        /** As Go prints a Subject. */
        private static String subject(Document subject) {
            return "{Kind:%s APIGroup:%s Name:%s Namespace:%s}"
                    .formatted(
                            subject.text("kind"),
                            subject.text("apiGroup"),
                            subject.text("name"),
                            subject.text("namespace"));
        }
    }
}
