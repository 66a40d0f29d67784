package dev.sandglass.kubectl.settings;

import dev.sandglass.kubectl.KubectlCommand;
import java.util.List;

/** The commands under {@code kubectl config}. */
public final class ConfigCommands {

    public static final List<KubectlCommand> ALL =
            List.of(
                    new Config(),
                    new ConfigView(),
                    new ConfigCurrentContext(),
                    new ConfigUseContext(),
                    new ConfigGetContexts(),
                    ConfigNames.CLUSTERS,
                    ConfigNames.USERS,
                    ConfigDelete.CONTEXT,
                    ConfigDelete.CLUSTER,
                    ConfigDelete.USER,
                    new ConfigRenameContext(),
                    ConfigSetEntry.CONTEXT,
                    ConfigSetEntry.CLUSTER,
                    ConfigSetEntry.USER,
                    ConfigSet.SET,
                    ConfigSet.UNSET);

    private ConfigCommands() {}
}
