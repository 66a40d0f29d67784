package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.create.CreateQuota;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;

/** {@code kubectl set resources}: sets what containers ask for and may use. */
public final class SetResources implements KubectlCommand {

    private static final Usage USAGE =
            Setting.usage(
                            "resources",
                            "(-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]")
                    .summary("Set what containers ask for and what they may use")
                    .about(
                            """
                            Set what containers of a Pod template ask for (requests) and what they may use (limits).

                             What is not named stays as it is. A limit without a request is the request too.""")
                    .example(
                            "kubectl set resources deployment web --limits=cpu=200m,memory=512Mi",
                            "Limits for all containers")
                    .example(
                            "kubectl set resources deployment web -c=nginx --requests=cpu=100m",
                            "... a request for one")
                    .flags(Flags.SELECTOR, Flags.RECORD)
                    .flags(
                            Flag.text(
                                            "containers",
                                            "c",
                                            "Names of containers; * stands for any letters.")
                                    .or("*"))
                    .text("limits", "", "What they may use, as in cpu=100m,memory=256Mi.")
                    .text("requests", "", "What they ask for, as in cpu=100m,memory=256Mi.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var setting = new Setting(arguments, session);
        var targets = setting.targets(arguments.words());
        setting.refuseLocalDryRunOfServer();
        setting.refuseAllWithSelector();
        if (arguments.text("limits").isEmpty() && arguments.text("requests").isEmpty()) {
            throw Failure.of(
                    "you must specify an update to requests or limits (in the form of --requests/--limits)");
        }
        var limits = amounts(arguments.text("limits"));
        var requests = amounts(arguments.text("requests"));
        var containers = arguments.text("containers");
        return setting.change(
                targets,
                (target, complaints) -> changed(target, containers, limits, requests, complaints),
                "resource requirements updated",
                "failed to patch resources update to pod template ");
    }

    private static Document amounts(String text) {
        return text.isEmpty() ? Document.EMPTY : CreateQuota.amounts(text);
    }

    private static Document changed(
            Target target,
            String containers,
            Document limits,
            Document requests,
            List<Failure> complaints) {
        var path = PodSpecs.path(target);
        var names = PodSpecs.pattern(containers);
        if (PodSpecs.count(target.known(), path, names) == 0) {
            complaints.add(Failure.of("error: unable to find container named " + containers));
        }
        return PodSpecs.containers(
                target.known(),
                path,
                names,
                container -> laid(laid(container, "limits", limits), "requests", requests));
    }

    private static Document laid(Document container, String sort, Document amounts) {
        var path = "resources." + sort;
        return amounts.isEmpty()
                ? container
                : container.with(path, container.child(path).putAll(amounts));
    }
}
