package dev.sandglass.kubectl;

import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/**
 * What kubectl v1.35 has and this one has not, yet. The commands are in help and answer with one sentence; the page
 * <em>What the sandbox does not do yet</em> is made from {@link #COMMANDS} and {@link #PARTS}.
 */
public final class NotYet {

    /** Commands that only say so. */
    public static final List<KubectlCommand> COMMANDS = List.of();

    /** Parts of commands that say so when they are asked for. */
    public static final List<String> PARTS = List.of("kubectl -k: building kustomizations");

    private NotYet() {}

    /** The sentence about a part of a command. */
    public static Failure failure(String what) {
        return Failure.of("the sandbox cannot do this yet: " + what);
    }

    static KubectlCommand command(Group group, String name, String synopsis, String summary) {
        var usage = Usage.of(group, name, synopsis).summary(summary);
        return new KubectlCommand() {
            @Override
            public Usage usage() {
                return usage;
            }

            @Override
            public int run(Arguments arguments, Session session) {
                throw failure(usage.path());
            }
        };
    }
}
