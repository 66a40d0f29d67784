package dev.sandglass.kubectl.read;

import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl api-versions}: every group and version that the server serves. */
public final class ApiVersions implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.OTHER, "api-versions", "")
                    .summary("List the API versions that the server knows, as \"group/version\"")
                    .about("List the API versions that the server knows, as \"group/version\".")
                    .example("kubectl api-versions", "All of them");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (!arguments.words().isEmpty()) {
            throw Failure.inUse(
                    USAGE, "unexpected arguments: [" + String.join(" ", arguments.words()) + "]");
        }
        new Client(arguments, session)
                .resources().all().groups().stream()
                        .flatMap(group -> group.versions().stream().map(group::apiVersion))
                        .sorted()
                        .forEach(session::print);
        return 0;
    }
}
