package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.Typed;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl autoscale}: makes a HorizontalPodAutoscaler for something that can be scaled. */
public final class Autoscale implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(
                            Group.DEPLOY,
                            "autoscale",
                            "(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU] [--memory=MEMORY]")
                    .summary("Let the number of replicas follow the load")
                    .about(
                            """
                            Make a HorizontalPodAutoscaler, which chooses the number of replicas of a Deployment, ReplicaSet, StatefulSet or ReplicationController by the load.""")
                    .example(
                            "kubectl autoscale deployment web --min=2 --max=10",
                            "Between two and ten")
                    .example(
                            "kubectl autoscale deployment web --max=5 --cpu=80%",
                            "Such that 80 % of the requested CPU is used")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("that names what to scale."))
                    .flags(
                            Flags.DRY_RUN,
                            Flags.SAVE_CONFIG,
                            Flags.fieldManager("kubectl-autoscale"),
                            Flags.RECORD)
                    .text("cpu", "", "CPU to aim at: a percentage of the request, or an amount.")
                    .flags(
                            Flag.of(
                                            "cpu-percent",
                                            "",
                                            Flag.Type.INT32,
                                            "-1",
                                            "CPU to aim at, in percent of the request.")
                                    .outdated(
                                            "Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU)."))
                    .flags(Flag.of("max", "", Flag.Type.INT32, "-1", "The most replicas."))
                    .text(
                            "memory",
                            "",
                            "Memory to aim at: a percentage of the request, or an amount.")
                    .flags(Flag.of("min", "", Flag.Type.INT32, "-1", "The least replicas."))
                    .text(
                            "name",
                            "",
                            "Name of the new object; that of what is scaled, if not given.")
                    .require("max");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var dryRun = DryRun.of(arguments, client);
        validate(arguments);
        var count = new int[1];
        new Targets(client)
                .in(client.namespace())
                .files(arguments, client.isNamespaceTyped())
                .words(false, arguments.words())
                .continueOnError()
                .flatten()
                .each(
                        target -> {
                            make(target, arguments, client, dryRun);
                            count[0]++;
                        });
        if (count[0] == 0) {
            throw Failure.of("no objects passed to autoscale");
        }
        return 0;
    }

    private static void validate(Arguments arguments) {
        var most = arguments.number("max");
        var least = arguments.number("min");
        if (most < 1) {
            throw Failure.of("--max=MAXPODS is required and must be at least 1, max: " + most);
        }
        if (most < least) {
            throw Failure.of(
                    "--max=MAXPODS must be larger or equal to --min=MINPODS, max: "
                            + most
                            + ", min: "
                            + least);
        }
        var cpu = arguments.text("cpu");
        if (arguments.number("cpu-percent") > 0 && !cpu.isEmpty()) {
            throw Failure.of("--cpu-percent and --cpu are mutually exclusive");
        }
        if (!cpu.isEmpty()) {
            AutoscaleAim.parse(cpu, "cpu");
        }
        if (!arguments.text("memory").isEmpty()) {
            AutoscaleAim.parse(arguments.text("memory"), "memory");
        }
    }

    private static void make(Target target, Arguments arguments, Client client, DryRun dryRun) {
        var kind = target.kind();
        if (kind.subresource("scale") == null) {
            throw Failure.of(
                    "cannot autoscale a "
                            + kind.name()
                            + ": could not find scale subresource for "
                            + Target.groupVersionResource(kind)
                            + " in discovery information");
        }
        var spec = spec(target, arguments);
        var metrics = metrics(arguments);
        try {
            var newer = metrics.isEmpty() ? spec : spec.put("metrics", metrics);
            send(
                    object("autoscaling/v2", target, newer, arguments, client),
                    arguments,
                    client,
                    dryRun);
        } catch (Failure _) {
            // upstream falls back to the old version whatever the reason, even if it cannot print
            refuseFallback(arguments);
            var percent = arguments.number("cpu-percent");
            var older = percent < 0 ? spec : spec.put("targetCPUUtilizationPercentage", percent);
            send(
                    object("autoscaling/v1", target, older, arguments, client),
                    arguments,
                    client,
                    dryRun);
        }
    }

    private static void refuseFallback(Arguments arguments) {
        var prefix =
                "failed to create autoscaling/v2 HPA and the configuration is incompatible with autoscaling/v1: ";
        AutoscaleAim aim;
        try {
            aim = AutoscaleAim.parse(arguments.text("cpu"), "cpu");
        } catch (Failure failure) {
            throw failure.prefixed(prefix);
        }
        var fits =
                arguments.text("memory").isEmpty()
                        && (arguments.number("cpu-percent") >= 0 || aim.isPercent());
        if (!fits) {
            throw Failure.of(prefix + "%!w(<nil>)"); // what Go makes of an error that is none
        }
    }

    private static Document object(
            String version, Target target, Document spec, Arguments arguments, Client client) {
        var name = arguments.text("name").isEmpty() ? target.name() : arguments.text("name");
        var metadata = Document.of("name", name);
        if (client.isNamespaceTyped()) {
            metadata = metadata.put("namespace", client.namespace());
        }
        return Typed.complete(
                Document.of(
                        "apiVersion", version,
                        "kind", "HorizontalPodAutoscaler",
                        "metadata", metadata,
                        "spec", spec));
    }

    private static Document spec(Target target, Arguments arguments) {
        var reference =
                Document.of(
                        "apiVersion", target.kind().apiVersion(),
                        "kind", target.kind().name(),
                        "name", target.name());
        var spec = Document.of("maxReplicas", arguments.number("max"), "scaleTargetRef", reference);
        return arguments.number("min") > 0
                ? spec.put("minReplicas", arguments.number("min"))
                : spec;
    }

    private static Items metrics(Arguments arguments) {
        var metrics = Items.EMPTY;
        if (arguments.number("cpu-percent") > 0) {
            metrics =
                    metrics.plus(
                            new AutoscaleAim(arguments.number("cpu-percent"), "").metric("cpu"));
        }
        for (var resource : new String[] {"cpu", "memory"}) {
            if (!arguments.text(resource).isEmpty()) {
                metrics =
                        metrics.plus(
                                AutoscaleAim.parse(arguments.text(resource), resource)
                                        .metric(resource));
            }
        }
        return metrics;
    }

    private static void send(Document object, Arguments arguments, Client client, DryRun dryRun) {
        var session = client.session();
        if (dryRun == DryRun.CLIENT) {
            session.write(
                    Printers.ofResult(arguments, session, dryRun.told("created")).print(object));
            return;
        }
        var noted = Replace.noted(object, arguments);
        var path =
                "/apis/"
                        + object.text("apiVersion")
                        + "/namespaces/"
                        + client.namespace()
                        + "/horizontalpodautoscalers";
        var request =
                client.request(Method.POST, path)
                        .withAccept(Client.TYPED)
                        .withBody(noted, Client.PROTOBUF)
                        .with("fieldManager", arguments.text("field-manager"));
        var made = client.object(dryRun.mark(request));
        session.write(Printers.ofResult(arguments, session, dryRun.told("autoscaled")).print(made));
    }
}
