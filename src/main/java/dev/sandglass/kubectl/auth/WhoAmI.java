package dev.sandglass.kubectl.auth;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.GoValues;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl auth whoami}. */
final class WhoAmI implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.PART, "auth whoami", "")
                    .summary("Ask who one is")
                    .about(
                            "Ask the API server who it takes one for: name, groups and whatever else it knows.")
                    .example("kubectl auth whoami", "Who am I?")
                    .example("kubectl auth whoami -o json", "In JSON")
                    .flags(Printers.flags(Printers.BASIC));

    private static final String PATH = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var question =
                Document.of("kind", "SelfSubjectReview", "apiVersion", "authentication.k8s.io/v1")
                        .put("metadata", Document.EMPTY)
                        .put("status", Document.of("userInfo", Document.EMPTY));
        var printer = Printers.ofTyped(arguments, session, "");
        Document answer;
        try {
            answer =
                    client.object(
                            client.request(Method.POST, PATH)
                                    .withAccept(Client.TYPED)
                                    .withBody(question, Client.PROTOBUF));
        } catch (Refusal refusal) {
            throw explained(refusal);
        }
        session.write(
                arguments.text("output").isEmpty()
                        ? table(answer.child("status.userInfo"))
                        : printer.print(answer));
        return 0;
    }

    private static Failure explained(Refusal refusal) {
        var missing = "the selfsubjectreviews API is not enabled in the cluster";
        return refusal.is("Forbidden")
                ? Failure.of(missing + " or you do not have permission to call it")
                : refusal.isNotFound() ? Failure.of(missing) : refusal;
    }

    private static String table(Document user) {
        var out = TabWriter.ofTables();
        out.line("ATTRIBUTE\tVALUE");
        if (!user.text("username").isEmpty()) {
            out.line("Username\t" + user.text("username"));
        }
        if (!user.text("uid").isEmpty()) {
            out.line("UID\t" + user.text("uid"));
        }
        if (!user.items("groups").isEmpty()) {
            out.line("Groups\t" + GoValues.print(user.items("groups")));
        }
        user.child("extra")
                .forEach(
                        (key, values) -> out.line("Extra: " + key + "\t" + GoValues.print(values)));
        return out.flush();
    }
}
