package dev.sandglass.kubectl.create;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/** {@code kubectl create token}: asks for a token of a ServiceAccount. */
public final class CreateToken implements KubectlCommand {

    private static final List<String> BOUND = List.of("Node", "Pod", "Secret");

    private static final Usage USAGE =
            Usage.of(Group.PART, "create token", "SERVICE_ACCOUNT_NAME")
                    .summary("Ask for a token of a ServiceAccount")
                    .about("Ask for a token with which one is a ServiceAccount.")
                    .example("kubectl create token builder", "As long as the server thinks right")
                    .example("kubectl create token builder --duration 10m", "For ten minutes")
                    .flags(Printers.flags(Printers.BASIC))
                    .texts(
                            "audience",
                            "",
                            "For whom the token is; may be repeated. The API server, if not given.")
                    .text(
                            "bound-object-kind",
                            "",
                            "Kind of the object with which the token ends: Node, Pod or Secret.")
                    .text("bound-object-name", "", "Its name.")
                    .text("bound-object-uid", "", "Its UID.")
                    .duration("duration", "0s", "How long the token is good for.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.wordsBeforeDash().size() != 1) {
            throw Failure.inUse(
                    USAGE,
                    "exactly one NAME is required, got " + arguments.wordsBeforeDash().size());
        }
        var client = new Client(arguments, session);
        var name = arguments.words().getFirst();
        if (name.isEmpty()) {
            throw Failure.of("service account name is required");
        }
        validate(arguments);
        var printer = Printers.ofTyped(arguments, session, "created");
        var body =
                Document.of(
                        "apiVersion", "authentication.k8s.io/v1",
                        "kind", "TokenRequest",
                        "spec", spec(arguments));
        var path =
                "/api/v1/namespaces/" + client.namespace() + "/serviceaccounts/" + name + "/token";
        var answer = ask(client, path, body);
        var token = answer.text("status.token");
        if (token.isEmpty()) {
            throw Failure.of("failed to create token: no token in server response");
        }
        if (arguments.has("output")) {
            session.write(printer.print(answer));
        } else {
            session.write(session.isTerminal(1) ? token + "\n" : token);
        }
        return 0;
    }

    private static Document ask(Client client, String path, Document body) {
        try {
            return client.object(
                    client.request(Method.POST, path)
                            .withAccept(Client.TYPED)
                            .withBody(body, Client.PROTOBUF));
        } catch (Refusal refusal) {
            throw refusal.prefixed("failed to create token: ");
        }
    }

    private static void validate(Arguments arguments) {
        var duration = arguments.duration("duration");
        if (duration.isNegative()) {
            throw Failure.of("--duration must be greater than or equal to 0");
        }
        if (duration.toNanosPart() != 0) {
            throw Failure.of("--duration cannot be expressed in units less than seconds");
        }
        if (arguments.texts("audience").contains("")) {
            throw Failure.of("--audience must not be an empty string");
        }
        var kind = arguments.text("bound-object-kind");
        for (var flag : List.of("bound-object-name", "bound-object-uid")) {
            if (kind.isEmpty() && !arguments.text(flag).isEmpty()) {
                throw Failure.of(
                        "--" + flag + " can only be set if --bound-object-kind is provided");
            }
        }
        if (!kind.isEmpty() && !BOUND.contains(kind)) {
            throw Failure.of(
                    "supported --bound-object-kind values are " + String.join(", ", BOUND));
        }
        if (!kind.isEmpty() && arguments.text("bound-object-name").isEmpty()) {
            throw Failure.of("--bound-object-name is required if --bound-object-kind is provided");
        }
    }

    private static Document spec(Arguments arguments) {
        var audiences = arguments.texts("audience");
        var spec = Document.of("audiences", audiences.isEmpty() ? null : audiences);
        if (arguments.duration("duration").isPositive()) {
            spec = spec.put("expirationSeconds", arguments.duration("duration").toSeconds());
        }
        var kind = arguments.text("bound-object-kind");
        if (kind.isEmpty()) {
            return spec;
        }
        var bound =
                Document.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        kind,
                        "name",
                        arguments.text("bound-object-name"));
        var uid = arguments.text("bound-object-uid");
        return spec.put("boundObjectRef", uid.isEmpty() ? bound : bound.put("uid", uid));
    }
}
