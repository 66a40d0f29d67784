package dev.sandglass.kubectl.explain;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/** {@code kubectl explain}. */
public final class Explain implements KubectlCommand {

    private static final String OLD = "plaintext-openapiv2";

    private static final Usage USAGE =
            Usage.of(
                            Group.INTERMEDIATE,
                            "explain",
                            "TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group]"
                                    + " [-o|--output=plaintext|plaintext-openapiv2]")
                    .summary("Show what a type or a field is for")
                    .about(
                            """
                            Show what a type or one of its fields is for, and which fields are in it.

                             A field is named by its path: TYPE.FIELD.FIELD. What is shown comes from the API server.

                            Use "kubectl api-resources" for a complete list of supported resources.""")
                    .example("kubectl explain pods", "What is a Pod made of?")
                    .example("kubectl explain pods --recursive", "All its fields, at all depths")
                    .example("kubectl explain pods.spec.containers", "One field")
                    .example(
                            "kubectl explain deployments --api-version=apps/v1",
                            "A certain version")
                    .flag("recursive", "", "Show the fields of fields, without what they are for.")
                    .text("api-version", "", "The version to explain: GROUP/VERSION.")
                    .flags(
                            Flag.text("output", "o", "Format: plaintext, or plaintext-openapiv2.")
                                    .or("plaintext"));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var words = arguments.words();
        if (words.isEmpty()) {
            throw Failure.of(
                    "You must specify the type of resource to explain. Use \"kubectl api-resources\" for"
                            + " a complete list of supported resources.");
        }
        if (words.size() > 1) {
            throw Failure.of("We accept only this format: explain RESOURCE");
        }
        var client = new Client(arguments, session);
        var typed = words.getFirst();
        typed = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
        var kind = kind(typed, client);
        var rest =
                typed.startsWith(kind.groupResource())
                        ? typed.substring(kind.groupResource().length())
                        : typed.substring(typed.split("\\.", 2)[0].length());
        var path = rest.isEmpty() ? List.<String>of() : List.of(rest.substring(1).split("\\."));
        var format = arguments.text("output");
        if (!format.equals("plaintext") && !format.equals(OLD)) {
            throw Failure.of("unrecognized format: " + format);
        }
        explain(kind, path, arguments, client);
        return 0;
    }

    private static Kind kind(String typed, Client client) {
        try {
            return client.resources().named(typed.split("\\.", 2)[0]);
        } catch (Failure failure) {
            throw Failure.verbatim(failure.said());
        }
    }

    private static void explain(Kind kind, List<String> path, Arguments arguments, Client client) {
        var version = arguments.text("api-version");
        var groupVersion = version.isEmpty() ? kind.apiVersion() : version;
        var page = client.openApi().of(groupVersion);
        if (page == null) {
            throw Failure.of(
                    "couldn't find resource for \"%s, Resource=%s\""
                            .formatted(
                                    kind.group().isEmpty() && version.isEmpty()
                                            ? "/" + groupVersion
                                            : groupVersion,
                                    kind.plural()));
        }
        var slash = groupVersion.indexOf('/');
        var identity =
                Document.of(
                        "group", slash < 0 ? "" : groupVersion.substring(0, slash),
                        "kind", kind.name(),
                        "version", groupVersion.substring(slash + 1));
        var session = client.session();
        if (arguments.text("output").equals(OLD)) {
            session.write(new OldExplanation(page, arguments.flag("recursive")).of(identity, path));
            return;
        }
        if (slash > 0) {
            session.print("GROUP:      " + identity.text("group"));
        }
        session.print("KIND:       " + kind.name());
        session.print("VERSION:    " + identity.text("version"));
        session.print("");
        session.write(new Explanation(page, arguments.flag("recursive")).of(identity, path) + "\n");
    }
}
