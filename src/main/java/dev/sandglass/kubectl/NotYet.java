package dev.sandglass.kubectl;

import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/**
 * What kubectl v1.35 has and this one has not, yet. The commands are in help and answer with one sentence; the page
 * <em>What the sandbox does not do yet</em> is made from {@link Commands#notYet} and {@link #PARTS}.
 */
public final class NotYet {

    /** All that kubectl has besides; those that are there after all are left out by {@link Commands}. */
    static final List<KubectlCommand> COMMANDS =
            List.of(
                    of(Group.INTERMEDIATE, "explain", "TYPE", "Show what a field is for"),
                    of(
                            Group.INTERMEDIATE,
                            "edit",
                            "(RESOURCE/NAME | -f FILENAME)",
                            "Change an object in an editor"),
                    of(
                            Group.DEPLOY,
                            "autoscale",
                            "(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS",
                            "Scale with the load"),
                    of(Group.CLUSTER, "certificate", "SUBCOMMAND", "Answer certificate requests"),
                    of(
                            Group.PART,
                            "certificate approve",
                            "(-f FILENAME | NAME)",
                            "Approve a certificate request"),
                    of(
                            Group.PART,
                            "certificate deny",
                            "(-f FILENAME | NAME)",
                            "Deny a certificate request"),
                    of(Group.CLUSTER, "top", "[flags]", "Show what nodes and Pods use"),
                    of(Group.PART, "top node", "[NAME | -l label]", "Show what nodes use"),
                    of(Group.PART, "top pod", "[NAME | -l label]", "Show what Pods use"),
                    of(Group.CLUSTER, "cordon", "NODE", "Let no new Pods come to a node"),
                    of(Group.CLUSTER, "uncordon", "NODE", "Let Pods come to a node again"),
                    of(Group.CLUSTER, "drain", "NODE", "Send all Pods away from a node"),
                    of(
                            Group.CLUSTER,
                            "taint",
                            "NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1",
                            "Set taints of nodes"),
                    of(
                            Group.TROUBLE,
                            "cp",
                            "<file-spec-src> <file-spec-dest>",
                            "Copy files to and from containers"),
                    of(Group.TROUBLE, "auth", "[flags]", "Ask who may do what"),
                    of(
                            Group.PART,
                            "auth can-i",
                            "VERB [TYPE | TYPE/NAME | NONRESOURCEURL]",
                            "Ask whether something is allowed"),
                    of(Group.PART, "auth whoami", "", "Ask who one is"),
                    of(Group.ADVANCED, "diff", "-f FILENAME", "Show what apply would change"),
                    of(
                            Group.PART,
                            "apply edit-last-applied",
                            "(RESOURCE/NAME | -f FILENAME)",
                            "Change the last applied configuration in an editor"),
                    of(Group.ADVANCED, "replace", "-f FILENAME", "Replace an object"),
                    of(Group.ADVANCED, "kustomize", "DIR [flags]", "Build a kustomization"),
                    of(Group.OTHER, "alpha", "", "Hold what is tried out"),
                    of(Group.OTHER, "config", "SUBCOMMAND", "Change kubeconfig files"),
                    of(Group.OTHER, "plugin", "[flags]", "Work with plugins"),
                    of(Group.PART, "plugin list", "[flags]", "List the plugins that are there"));

    /** Parts of commands that say so when they are asked for. */
    public static final List<String> PARTS =
            List.of(
                    "kubectl top: nothing is measured yet, so it says that metrics are not available",
                    "kubectl port-forward: only what speaks HTTP is carried",
                    "kubectl proxy --www and --unix-socket",
                    "kubectl apply --prune, kubectl diff --prune",
                    "kubectl apply --server-side: handing over fields of an apply on the client's side",
                    "kubectl create --edit",
                    "kubectl set env --list --resolve of resource fields",
                    "kubectl cp --retries",
                    "kubectl debug --custom",
                    "kustomizations with components, replacements, vars, charts, own generators and transformers, sort options");

    private NotYet() {}

    /** The sentence about a part of a command. */
    public static Failure failure(String what) {
        return Failure.of("the sandbox cannot do this yet: " + what);
    }

    private static KubectlCommand of(Group group, String name, String synopsis, String summary) {
        return new Missing(Usage.of(group, name, synopsis).summary(summary));
    }

    /** A command that only says that it is not there. */
    record Missing(Usage usage) implements KubectlCommand {

        @Override
        public int run(Arguments arguments, Session session) {
            throw failure(usage.path());
        }
    }
}
