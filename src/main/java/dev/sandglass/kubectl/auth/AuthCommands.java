package dev.sandglass.kubectl.auth;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/** The commands of this package. */
public final class AuthCommands {

    private static final Usage GROUP =
            Usage.of(Group.TROUBLE, "auth", "[flags]")
                    .summary("Ask who may do what")
                    .about("Ask who may do what.")
                    .onlyGroups();

    public static final List<KubectlCommand> ALL =
            List.of(new Whole(GROUP), new CanI(), new Reconcile(), new WhoAmI());

    private AuthCommands() {}

    /** {@code kubectl auth}: holds the others. */
    private record Whole(Usage usage) implements KubectlCommand {
        @Override
        public int run(Arguments arguments, Session session) {
            throw new IllegalStateException("only holds others");
        }
    }
}
