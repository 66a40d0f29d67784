package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.StrategicDiff;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code kubectl taint}: keeps Pods off nodes, or lets them back. */
public final class Taint implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(
                            Group.CLUSTER,
                            "taint",
                            "NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N")
                    .summary("Change the taints of nodes")
                    .about(
                            """
                            Change the taints of nodes.

                             A taint is key, value and effect; the value may be missing. The effect is NoSchedule, PreferNoSchedule or NoExecute. A dash at the end removes a taint.""")
                    .example(
                            "kubectl taint nodes node01 dedicated=db:NoSchedule",
                            "Only Pods that tolerate it come")
                    .example("kubectl taint nodes node01 dedicated:NoSchedule-", "Remove it")
                    .example(
                            "kubectl taint nodes node01 dedicated-",
                            "Remove all taints of that key")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(
                            Flags.DRY_RUN,
                            Flags.VALIDATE,
                            Flags.SELECTOR,
                            Flags.fieldManager("kubectl-taint"))
                    .flags(Flag.bool("all", "", "All nodes of the cluster."))
                    .flag("overwrite", "", "Change taints that are there.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var dryRun = DryRun.of(arguments, client);
        var validation = Validations.directive(arguments);
        var words = part(arguments.words());
        var taints = parsed(words.changes());
        checkType(words.targets().getFirst(), client);
        taints.refuseContradictions();
        targets(words.targets(), arguments, client)
                .each(target -> taint(target, taints, arguments, client, dryRun, validation));
        return 0;
    }

    private static Pairs.Parted part(List<String> words) {
        var targets = new ArrayList<String>();
        var changes = new ArrayList<String>();
        for (var word : words) {
            if (Taints.isChange(word)) {
                changes.add(word);
            } else if (changes.isEmpty()) {
                targets.add(word);
            } else {
                throw Failure.of("all resources must be specified before taint changes: " + word);
            }
        }
        if (targets.isEmpty()) {
            throw Failure.of("one or more resources must be specified as <resource> <name>");
        }
        if (changes.isEmpty()) {
            throw Failure.of("at least one taint update is required");
        }
        return new Pairs.Parted(targets, changes);
    }

    private static Taints parsed(List<String> words) {
        try {
            return Taints.parse(words);
        } catch (Failure failure) {
            throw Failure.inUse(USAGE, failure.said());
        }
    }

    private static void checkType(String word, Client client) {
        var type = word.toLowerCase(Locale.ROOT);
        var kind = client.resources().typed(type);
        if (!kind.name().equals("Node")) {
            throw Failure.of("invalid resource type " + type + ", only node types are supported");
        }
    }

    private static Targets targets(List<String> words, Arguments arguments, Client client) {
        var all = arguments.flag("all");
        var selector = arguments.text("selector");
        if (all && !selector.isEmpty()) {
            throw Failure.of("setting 'all' parameter with a non empty selector is prohibited");
        }
        if (!all && selector.isEmpty() && words.size() < 2) {
            throw Failure.of(
                    "at least one resource name must be specified since 'all' parameter is not set");
        }
        var targets =
                new Targets(client)
                        .typed()
                        .in(client.namespace())
                        .continueOnError()
                        .flatten()
                        .latest();
        return all || !selector.isEmpty()
                ? targets.labels(selector).all(all).words(false, List.of("node"))
                : targets.named("node", words.subList(1, words.size()));
    }

    private static void taint(
            Target target,
            Taints taints,
            Arguments arguments,
            Client client,
            DryRun dryRun,
            String validation) {
        var node = target.known();
        var result =
                taints.change(
                        target.name(), node.items("spec.taints"), arguments.flag("overwrite"));
        var changed =
                result.taints().isEmpty()
                        ? node.without("spec.taints")
                        : node.with("spec.taints", result.taints());
        // upstream says the same for a dry run
        var printer = Printers.ofResult(arguments, client.session(), result.done());
        if (dryRun != DryRun.CLIENT) {
            changed =
                    client.object(
                            dryRun.mark(request(target, changed, arguments, client, validation)));
        }
        client.session().write(printer.print(changed));
    }

    private static Request request(
            Target target,
            Document changed,
            Arguments arguments,
            Client client,
            String validation) {
        var patch =
                StrategicDiff.twoWay(target.known(), changed, Schema.builtIn().type(target.kind()));
        return client.request(Method.PATCH, target.path())
                .withAccept(Client.ANY_JSON)
                .withBody(patch, Request.STRATEGIC_MERGE_PATCH)
                .with("fieldManager", arguments.text("field-manager"))
                .with("fieldValidation", validation);
    }
}
