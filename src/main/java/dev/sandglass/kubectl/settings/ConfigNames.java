package dev.sandglass.kubectl.settings;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config get-clusters} and {@code get-users}: names, one a line. */
record ConfigNames(String list, Usage usage) implements KubectlCommand {

    static final ConfigNames CLUSTERS =
            new ConfigNames(
                    "clusters",
                    Config.below("get-clusters", "[flags]", "List the clusters")
                            .example("kubectl config get-clusters", "Which clusters are there?"));
    static final ConfigNames USERS =
            new ConfigNames(
                    "users",
                    Config.below("get-users", "[flags]", "List the users")
                            .example("kubectl config get-users", "Which users are there?"));

    @Override
    public int run(Arguments arguments, Session session) {
        session.print("NAME");
        var config = new ConfigFile(arguments, session).merged();
        config.items(list).documents().map(e -> e.text("name")).sorted().forEach(session::print);
        return 0;
    }
}
