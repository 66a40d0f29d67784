package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request.Method;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl certificate approve} and {@code deny}: answers requests for certificates. */
public record CertificateAnswer(boolean approves, Usage usage) implements KubectlCommand {

    private static final int TRIES = 10;
    private static final String PLURAL = "certificatesigningrequests";
    private static final String GROUP = "certificates.k8s.io";

    public static final KubectlCommand APPROVE =
            new CertificateAnswer(
                    true,
                    usage("approve", "Approve a request for a certificate", "approved")
                            .about(
                                    """
                                    Approve a request for a certificate, so that a signer issues it.

                                     Who has the certificate may do what its subject may do: look at the request first.""")
                            .example(
                                    "kubectl certificate approve jane",
                                    "Let jane have the certificate"));

    public static final KubectlCommand DENY =
            new CertificateAnswer(
                    false,
                    usage("deny", "Deny a request for a certificate", "denied")
                            .about("Deny a request for a certificate, so that no signer issues it.")
                            .example(
                                    "kubectl certificate deny jane",
                                    "Let jane not have the certificate"));

    private static Usage usage(String word, String summary, String told) {
        return Usage.of(Group.PART, "certificate " + word, "(-f FILENAME | NAME)")
                .summary(summary)
                .flags(Printers.flags(Printers.BASIC))
                .flags(Flags.files("that names the requests."))
                .flag("force", "", "Answer again what is " + told + " already.");
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var printer = Printers.ofResult(arguments, session, approves ? "approved" : "denied");
        if (arguments.words().isEmpty()
                && arguments.texts("filename").isEmpty()
                && arguments.text("kustomize").isEmpty()) {
            throw Failure.of("one or more CSRs must be specified as <name> or -f <filename>");
        }
        var found = new int[1];
        new Targets(client)
                .files(arguments, false)
                .named(PLURAL, arguments.words())
                .continueOnError()
                .latest()
                .flatten()
                .each(
                        target -> {
                            answer(target, arguments, client);
                            found[0]++;
                            session.write(printer.print(target.known()));
                        });
        if (found[0] == 0) {
            session.print("No resources found");
        }
        return 0;
    }

    private void answer(Target target, Arguments arguments, Client client) {
        var kind = target.kind();
        if (!kind.name().equals("CertificateSigningRequest")) {
            throw Failure.of(
                    "can only handle CertificateSigningRequest."
                            + GROUP
                            + " objects, got "
                            + kind.name()
                            + (kind.group().isEmpty() ? "" : "." + kind.group()));
        }
        for (var again = 0; ; again++) {
            var request = client.object(client.get(path(target)).withAccept(Client.TYPED));
            refuseContradiction(request);
            var isAnswered = request.items("status.conditions").named("type", condition()) != null;
            if (isAnswered && !arguments.flag("force")) {
                return;
            }
            try {
                client.object(
                        client.request(Method.PUT, path(target) + "/approval")
                                .withAccept(Client.TYPED)
                                .withBody(
                                        isAnswered ? request : answered(request, client),
                                        Client.PROTOBUF));
                return;
            } catch (Refusal refusal) {
                if (!refusal.is("Conflict") || again >= TRIES) {
                    throw refusal;
                }
            }
        }
    }

    private static String path(Target target) {
        return "/apis/" + GROUP + "/v1/" + PLURAL + "/" + target.name();
    }

    private String condition() {
        return approves ? "Approved" : "Denied";
    }

    private void refuseContradiction(Document request) {
        var other = approves ? "Denied" : "Approved";
        if (request.items("status.conditions").named("type", other) != null) {
            throw Failure.of(
                    "certificate signing request \""
                            + request.text("metadata.name")
                            + "\" is already "
                            + other);
        }
    }

    private Document answered(Document request, Client client) {
        var verb = approves ? "approve" : "deny";
        var condition =
                Document.of(
                        "lastTransitionTime",
                        null,
                        "lastUpdateTime",
                        Timestamps.seconds(client.session().now()),
                        "message",
                        "This CSR was "
                                + (approves ? "approved" : "denied")
                                + " by kubectl certificate "
                                + verb
                                + ".",
                        "reason",
                        approves ? "KubectlApprove" : "KubectlDeny",
                        "status",
                        "True",
                        "type",
                        condition());
        var conditions = request.items("status.conditions").plus(condition);
        return request.with("status.conditions", conditions)
                .put("apiVersion", GROUP + "/v1")
                .put("kind", "CertificateSigningRequest");
    }
}
