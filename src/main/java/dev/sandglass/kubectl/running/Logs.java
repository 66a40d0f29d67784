package dev.sandglass.kubectl.running;

import dev.sandglass.api.GoTime;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code kubectl logs}: what containers have written. */
public final class Logs implements KubectlCommand {

    private static final String SYNOPSIS = "[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]";
    private static final String EXPECTED =
            "expected 'logs "
                    + SYNOPSIS
                    + "'.\nPOD or TYPE/NAME is a required argument for the logs command";

    private static final Usage USAGE =
            Usage.of(Group.TROUBLE, "logs", SYNOPSIS)
                    .summary("Show what a container has written")
                    .about(
                            "Show what a container has written. A Pod with one container needs no -c.")
                    .example("kubectl logs web-0", "All that web-0 has written")
                    .example("kubectl logs web-0 --tail=20", "Its last 20 lines")
                    .example("kubectl logs web-0 --since=1h", "What it wrote in the last hour")
                    .example("kubectl logs -f web-0 -c proxy", "Follow one of its containers")
                    .example(
                            "kubectl logs web-0 --previous",
                            "What it wrote before it was restarted")
                    .example(
                            "kubectl logs -l app=web --all-containers --prefix",
                            "All containers of several Pods")
                    .example("kubectl logs deployment/web --all-pods", "All Pods of a Deployment")
                    .flag(
                            "all-pods",
                            "",
                            "All Pods of the object, with a prefix to tell them apart.")
                    .flag("all-containers", "", "All containers of the Pods.")
                    .flag("follow", "f", "Go on showing what is written.")
                    .flag("timestamps", "", "Show when each line was written.")
                    .flags(
                            Flag.of(
                                    "limit-bytes",
                                    "",
                                    Flag.Type.INT64,
                                    "0",
                                    "Show at most so many bytes; 0 shows all."),
                            Flag.of(
                                    "tail",
                                    "",
                                    Flag.Type.INT64,
                                    "-1",
                                    "Show the last lines only; -1 shows all, but 10 with a selector."),
                            Flag.of(
                                    "max-log-requests",
                                    "",
                                    Flag.Type.INT,
                                    "5",
                                    "How many logs to follow at a time at most."),
                            Flags.SELECTOR)
                    .flag("previous", "p", "The container before its last restart.")
                    .flag("ignore-errors", "", "Go on with the others when one log cannot be read.")
                    .text(
                            "since-time",
                            "",
                            "Lines after this moment (RFC3339); not together with --since.")
                    .duration(
                            "since",
                            "0s",
                            "Lines younger than this, such as 5s, 2m or 3h; not together with --since-time.")
                    .text("container", "c", "The container.")
                    .flag(
                            "insecure-skip-tls-verify-backend",
                            "",
                            "Trust the kubelet without a look at its certificate.")
                    .duration(
                            "pod-running-timeout",
                            "20s",
                            "How long to wait until a Pod is there, such as 5s, 2m or 3h.")
                    .flag("prefix", "", "Begin each line with the names of Pod and container.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var following = session.marked(LogStreams.Following.class);
        if (following != null) {
            return new LogStreams(arguments, client).follow(following);
        }
        return new Run(arguments, client).begin();
    }

    /** One run. */
    private record Run(Arguments arguments, Client client) {

        int begin() {
            var words = arguments.words();
            var selector = arguments.text("selector");
            if (words.size() > 2 || words.isEmpty() && selector.isEmpty()) {
                throw Failure.inUse(USAGE, EXPECTED);
            }
            if (words.size() == 1 && !selector.isEmpty()) {
                throw Failure.inUse(USAGE, "only a selector (-l) or a POD name is allowed");
            }
            var container = words.size() == 2 ? words.get(1) : arguments.text("container");
            var options = options();
            var targets = targets(words, selector);
            check(container);
            var sources = sources(targets, container);
            var streams = new LogStreams(arguments, client);
            return streams.show(sources, options);
        }

        /** The options of every log request, without the container. */
        private Map<String, String> options() {
            var options = new LinkedHashMap<String, String>();
            for (var flag : List.of("follow", "previous", "timestamps")) {
                if (arguments.flag(flag)) {
                    options.put(flag, "true");
                }
            }
            if (arguments.flag("insecure-skip-tls-verify-backend")) {
                options.put("insecureSkipTLSVerifyBackend", "true");
            }
            if (arguments.number("limit-bytes") != 0) {
                options.put("limitBytes", Long.toString(arguments.number("limit-bytes")));
            }
            if (!arguments.duration("since").isZero()) {
                options.put("sinceSeconds", Long.toString(sinceSeconds()));
            }
            if (!arguments.text("since-time").isEmpty()) {
                options.put("sinceTime", sinceTime());
            }
            if (tail() != -1) {
                options.put("tailLines", Long.toString(tail()));
            }
            return options;
        }

        private long tail() {
            var isOpen = arguments.number("tail") == -1 && !arguments.has("tail");
            return isOpen && !arguments.text("selector").isEmpty() ? 10 : arguments.number("tail");
        }

        private long sinceSeconds() {
            return Math.round(arguments.duration("since").toNanos() / 1e9);
        }

        private String sinceTime() {
            var text = arguments.text("since-time");
            try {
                return GoTime.seconds(text);
            } catch (Malformed e) {
                throw Failure.of(String.valueOf(e.getMessage()));
            }
        }

        private void check(String container) {
            if (!arguments.text("since-time").isEmpty() && !arguments.duration("since").isZero()) {
                throw Failure.of("at most one of `sinceTime` or `sinceSeconds` may be specified");
            }
            if (arguments.flag("all-containers") && !container.isEmpty()) {
                throw Failure.of(
                        "--all-containers=true should not be specified with container name "
                                + container);
            }
            if (arguments.has("container") && arguments.words().size() == 2) {
                throw Failure.of("only one of -c or an inline [CONTAINER] arg is allowed");
            }
            if (arguments.number("limit-bytes") < 0) {
                throw Failure.of("--limit-bytes must be greater than 0");
            }
            if (sinceSeconds() < 0) {
                throw Failure.of("--since must be greater than 0");
            }
            if (tail() < -1) {
                throw Failure.of("--tail must be greater than or equal to -1");
            }
        }

        private List<Target> targets(List<String> words, String selector) {
            var targets = new Targets(client).in(client.namespace()).oneType();
            targets.requests(request -> request.withAccept(Client.TYPED));
            if (words.isEmpty()) {
                targets.typed().labels(selector).words(true, List.of("pods")).flatten();
            } else if (!words.getFirst().isEmpty()) {
                targets.named("pods", words.subList(0, 1));
            }
            try {
                var found = targets.list();
                if (found.isEmpty()) {
                    client.session()
                            .complain(
                                    "No resources found in " + client.namespace() + " namespace.");
                }
                return found;
            } catch (Refusal refusal) {
                if (!refusal.isNotFound()) {
                    throw refusal;
                }
                throw Failure.of(
                        "error from server (NotFound): "
                                + refusal.said()
                                + " in namespace \""
                                + client.namespace()
                                + "\"");
            }
        }

        private List<LogStreams.Source> sources(List<Target> targets, String container) {
            var sources = new ArrayList<LogStreams.Source>();
            for (var target : targets) {
                if (target.kind().name().equals("Pod")) {
                    ofPod(target.known(), container, sources);
                } else {
                    behind(target).forEach(pod -> ofPod(pod, container, sources));
                }
            }
            return sources;
        }

        /** The Pods of an object: the best, or all. */
        private List<Document> behind(Target target) {
            var selector = PodChoice.selector(target, "get the logs from");
            var timeout = arguments.duration("pod-running-timeout");
            var pods =
                    PodChoice.find(
                            client, target.namespace(), selector, timeout, PodChoice.FOR_LOGS);
            if (pods.size() == 1) {
                return pods;
            }
            if (arguments.flag("all-pods")) {
                return PodChoice.find(
                        client, target.namespace(), selector, timeout, PodChoice.FOR_LOGS);
            }
            var first = pods.getFirst();
            client.session()
                    .complain(
                            "Found "
                                    + pods.size()
                                    + " pods, using pod/"
                                    + first.text("metadata.name"));
            return List.of(first);
        }

        private void ofPod(Document pod, String container, List<LogStreams.Source> sources) {
            if (arguments.flag("all-containers")) {
                for (var field :
                        List.of(
                                "spec.initContainers",
                                "spec.containers",
                                "spec.ephemeralContainers")) {
                    pod.items(field)
                            .documents()
                            .forEach(c -> sources.add(LogStreams.Source.of(pod, c.text("name"))));
                }
                return;
            }
            var name = container.isEmpty() ? annotated(pod) : container;
            if (name.isEmpty()) {
                name =
                        pod.items("spec.containers")
                                .documents()
                                .findFirst()
                                .orElseThrow()
                                .text("name");
                if (Containers.areSeveral(pod) && !arguments.flag("all-pods")) {
                    Containers.tellChoice(pod, name, client);
                }
            }
            if (Containers.find(pod, name) == null) {
                throw Failure.of(
                        "container " + name + " is not valid for pod " + pod.text("metadata.name"));
            }
            sources.add(LogStreams.Source.of(pod, name));
        }

        private String annotated(Document pod) {
            var name = Containers.annotated(pod);
            if (name.isEmpty() || Containers.find(pod, name) != null) {
                return name;
            }
            client.session()
                    .complain(
                            "Default container name \""
                                    + name
                                    + "\" not found in pod "
                                    + pod.text("metadata.name"));
            return "";
        }
    }
}
