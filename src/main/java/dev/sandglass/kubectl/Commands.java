package dev.sandglass.kubectl;

import dev.sandglass.kubectl.auth.AuthCommands;
import dev.sandglass.kubectl.config.ConfigCommands;
import dev.sandglass.kubectl.create.Create;
import dev.sandglass.kubectl.create.CreateConfigMap;
import dev.sandglass.kubectl.create.CreateDeployment;
import dev.sandglass.kubectl.create.CreateNamespace;
import dev.sandglass.kubectl.create.CreateSecret;
import dev.sandglass.kubectl.create.CreateSecretDockerRegistry;
import dev.sandglass.kubectl.create.CreateSecretGeneric;
import dev.sandglass.kubectl.create.CreateSecretTls;
import dev.sandglass.kubectl.create.CreateService;
import dev.sandglass.kubectl.create.CreateServiceAccount;
import dev.sandglass.kubectl.create.CreateServiceOfType;
import dev.sandglass.kubectl.create.Run;
import dev.sandglass.kubectl.describe.Describe;
import dev.sandglass.kubectl.explain.Explain;
import dev.sandglass.kubectl.read.ApiResources;
import dev.sandglass.kubectl.read.ApiVersions;
import dev.sandglass.kubectl.read.ClusterAddresses;
import dev.sandglass.kubectl.read.ClusterDump;
import dev.sandglass.kubectl.read.CompletionScript;
import dev.sandglass.kubectl.read.Events;
import dev.sandglass.kubectl.read.Get;
import dev.sandglass.kubectl.read.Options;
import dev.sandglass.kubectl.read.PluginList;
import dev.sandglass.kubectl.read.Version;
import dev.sandglass.kubectl.rollout.Rollout;
import dev.sandglass.kubectl.rollout.RolloutChange;
import dev.sandglass.kubectl.rollout.RolloutHistory;
import dev.sandglass.kubectl.rollout.RolloutStatus;
import dev.sandglass.kubectl.rollout.RolloutUndo;
import dev.sandglass.kubectl.running.Attach;
import dev.sandglass.kubectl.running.Debug;
import dev.sandglass.kubectl.running.Exec;
import dev.sandglass.kubectl.running.Logs;
import dev.sandglass.kubectl.running.PortForward;
import dev.sandglass.kubectl.running.Proxy;
import dev.sandglass.kubectl.top.TopCommands;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.kubectl.waiting.Wait;
import dev.sandglass.kubectl.write.Annotate;
import dev.sandglass.kubectl.write.Delete;
import dev.sandglass.kubectl.write.Expose;
import dev.sandglass.kubectl.write.Label;
import dev.sandglass.kubectl.write.Patch;
import dev.sandglass.kubectl.write.Scale;
import dev.sandglass.kubectl.write.WriteCommands;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All commands. A command whose name has several words belongs under the one that has fewer.
 */
public final class Commands {

    private static final List<KubectlCommand> HERE =
            List.of(
                    new Create(),
                    new CreateConfigMap(),
                    new CreateDeployment(),
                    new CreateNamespace(),
                    new CreateSecret(),
                    new CreateSecretDockerRegistry(),
                    new CreateSecretGeneric(),
                    new CreateSecretTls(),
                    new CreateService(),
                    CreateServiceOfType.CLUSTER_IP,
                    CreateServiceOfType.EXTERNAL_NAME,
                    CreateServiceOfType.LOAD_BALANCER,
                    CreateServiceOfType.NODE_PORT,
                    new CreateServiceAccount(),
                    new Expose(),
                    new Run(),
                    new Explain(),
                    new Get(),
                    new Delete(),
                    new Rollout(),
                    new RolloutHistory(),
                    RolloutChange.PAUSE,
                    RolloutChange.RESTART,
                    RolloutChange.RESUME,
                    new RolloutStatus(),
                    new RolloutUndo(),
                    new Scale(),
                    new ClusterAddresses(),
                    new ClusterDump(),
                    new CompletionScript(),
                    new Describe(),
                    new Events(),
                    new Wait(),
                    new Logs(),
                    new Exec(),
                    new Attach(),
                    new PortForward(),
                    new Proxy(),
                    new Debug(),
                    new Patch(),
                    new Label(),
                    new Annotate(),
                    new ApiResources(),
                    new ApiVersions(),
                    new Version(),
                    new Options());

    public static final List<KubectlCommand> ALL = all();

    private static final Map<String, List<KubectlCommand>> BY_PARENT = byParent();

    /** The order of kubectl's help, where it is not the alphabet's. */
    private static final List<String> ORDER =
            List.of(
                    "create",
                    "expose",
                    "run",
                    "set",
                    "explain",
                    "get",
                    "edit",
                    "delete",
                    "rollout",
                    "scale",
                    "autoscale",
                    "certificate",
                    "cluster-info",
                    "top",
                    "cordon",
                    "uncordon",
                    "drain",
                    "taint",
                    "describe",
                    "logs",
                    "attach",
                    "exec",
                    "port-forward",
                    "proxy",
                    "cp",
                    "auth",
                    "debug",
                    "events",
                    "diff",
                    "apply",
                    "patch",
                    "replace",
                    "wait",
                    "kustomize",
                    "label",
                    "annotate",
                    "completion",
                    "alpha",
                    "api-resources",
                    "api-versions",
                    "config",
                    "plugin",
                    "version");

    private Commands() {}

    private static List<KubectlCommand> all() {
        var all = new ArrayList<KubectlCommand>(HERE);
        all.addAll(WriteCommands.ALL);
        all.addAll(ConfigCommands.ALL);
        all.addAll(AuthCommands.ALL);
        all.addAll(TopCommands.ALL);
        all.addAll(PluginList.ALL);
        var names = new HashSet<String>();
        all.forEach(command -> names.add(command.usage().name()));
        NotYet.COMMANDS.stream().filter(c -> names.add(c.usage().name())).forEach(all::add);
        return List.copyOf(all);
    }

    private static Map<String, List<KubectlCommand>> byParent() {
        var byParent = new HashMap<String, List<KubectlCommand>>();
        for (var command : ALL) {
            var name = command.usage().name();
            var parent = name.substring(0, Math.max(0, name.lastIndexOf(' ')));
            byParent.computeIfAbsent(parent, _ -> new ArrayList<>()).add(command);
        }
        return byParent;
    }

    /** Those that only say that they are not there yet. */
    public static List<KubectlCommand> notYet() {
        return ALL.stream().filter(NotYet.Missing.class::isInstance).toList();
    }

    /** The command of these words, by name or alias; null when there is none. */
    public static @Nullable KubectlCommand find(String parent, String word) {
        for (var command : under(parent)) {
            var usage = command.usage();
            if (usage.word().equals(word) || usage.aliases().contains(word)) {
                return command;
            }
        }
        return null;
    }

    /** The commands directly below these words; the empty string for kubectl itself. */
    public static List<KubectlCommand> under(String parent) {
        return BY_PARENT.getOrDefault(parent, List.of());
    }

    /** Those that help lists below these words. */
    public static List<KubectlCommand> listedUnder(String parent) {
        return under(parent).stream()
                .filter(c -> c.usage().group() != Group.HIDDEN)
                .sorted(
                        Comparator.comparingInt(
                                c -> parent.isEmpty() ? ORDER.indexOf(c.usage().name()) : 0))
                .toList();
    }
}
