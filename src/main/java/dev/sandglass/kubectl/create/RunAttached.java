package dev.sandglass.kubectl.create;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Watches;
import dev.sandglass.kubectl.running.Attach;
import dev.sandglass.kubectl.running.Streaming;
import dev.sandglass.kubectl.usage.Arguments;
import java.time.Duration;
import java.util.List;

/**
 * {@code kubectl run --attach}, {@code -i}, {@code --rm}: waits for the Pod, joins it (or shows its log when it has
 * ended already), waits for its end where the exit code matters, and deletes it when that is wanted.
 */
public final class RunAttached {

    /**
     * Where it stands while it waits.
     *
     * @param joined whether the Pod has been joined and its end is waited for; else that it runs
     */
    public record State(boolean joined, Cursor cursor, long until) {}

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Arguments arguments;
    private final Client client;
    private final String name;

    RunAttached(Arguments arguments, Client client) {
        this.arguments = arguments;
        this.client = client;
        this.name = arguments.words().getFirst();
    }

    int begin() {
        return removing(() -> await(watch(false)));
    }

    int goOn(State state) {
        return removing(() -> await(state));
    }

    /** Goes on with the streams of a Pod that was joined. */
    int goOn(Streaming.Open open) {
        return removing(
                () -> {
                    try {
                        Streaming.goOn(open, client);
                    } catch (Failure failure) {
                        fallBack(failure);
                    }
                    end();
                });
    }

    private int removing(Runnable action) {
        try {
            action.run();
        } catch (Failure failure) {
            remove();
            throw failure;
        }
        remove();
        return 0;
    }

    private String path() {
        return "/api/v1/namespaces/" + client.namespace() + "/pods/" + name;
    }

    // ---- waiting ----

    private State watch(boolean joined) {
        var until = client.session().now() + arguments.duration("pod-running-timeout").toNanos();
        var path = "/api/v1/namespaces/" + client.namespace() + "/pods";
        return new State(joined, client.open(Watches.typed(client, path, name)), until);
    }

    private void await(State first) {
        var here = first;
        while (true) {
            client.session().mark(here);
            var batch = client.await(here.cursor(), here.until());
            for (var event : batch.events()) {
                if (event.text("type").equals("DELETED")) {
                    throw Failure.verbatim("Error from server (NotFound): pods \"\" not found");
                }
                var pod = event.child("object");
                if (!event.text("type").equals("BOOKMARK") && isMet(pod, here.joined())) {
                    met(pod, here.joined());
                    return;
                }
            }
            if (batch.isEmpty()) {
                throw Failure.of("timed out waiting for the condition");
            }
            if (batch.end() == null) {
                here = new State(here.joined(), batch.next(), here.until());
            } else { // the server ended the watch: not at once again
                client.session().sleep(AGAIN);
                here = new State(here.joined(), watch(here.joined()).cursor(), here.until());
            }
        }
    }

    private boolean isMet(Document pod, boolean joined) {
        var phase = pod.text("status.phase");
        if (joined) {
            return phase.equals("Succeeded") || phase.equals("Failed") && policy().equals("Never");
        }
        var ready = pod.items("status.conditions").named("type", "Ready");
        return phase.equals("Succeeded")
                || phase.equals("Failed")
                || phase.equals("Running") && ready != null && ready.text("status").equals("True");
    }

    private void met(Document pod, boolean joined) {
        var phase = pod.text("status.phase");
        if (joined) {
            finish(pod);
            return;
        }
        if (phase.equals("Running")) {
            try {
                Attach.join(pod, "", arguments, client);
            } catch (Failure failure) {
                fallBack(failure);
            }
        } else {
            log();
        }
        end();
    }

    private void fallBack(Failure failure) {
        client.session()
                .complain(
                        "warning: couldn't attach to pod/%s, falling back to streaming logs: %s"
                                .formatted(name, failure.said()));
        log();
    }

    private void log() {
        client.session().write(client.bytes(client.get(path() + "/log").with("container", name)));
    }

    // ---- the end ----

    private String policy() {
        var restart = arguments.text("restart");
        return restart.isEmpty() ? arguments.flag("stdin") ? "OnFailure" : "Always" : restart;
    }

    private void end() {
        if (!arguments.flag("leave-stdin-open") && !policy().equals("Always")) {
            await(watch(true));
        }
    }

    private void finish(Document pod) {
        if (pod.text("status.phase").equals("Succeeded")) {
            return;
        }
        var where = client.namespace() + "/" + name;
        var ended = pod.child("status.containerStatuses[0].state.terminated");
        var code = (int) ended.number("exitCode", 0);
        if (code == 0) {
            throw Failure.of("pod " + where + " failed with unknown exit code");
        }
        throw Failure.ended(
                "pod "
                        + where
                        + " terminated ("
                        + ended.text("reason")
                        + ")\n"
                        + ended.text("message"),
                code);
    }

    /** Upstream tells nobody when it cannot delete. */
    private void remove() {
        if (!arguments.flag("rm")) {
            return;
        }
        var kinds = arguments.flag("expose") ? List.of("pod", "service") : List.of("pod");
        for (var kind : kinds) {
            var path = "/api/v1/namespaces/" + client.namespace() + "/" + kind + "s/" + name;
            try {
                client.object(client.get(path));
                client.object(
                        client.request(Method.DELETE, path)
                                .withBody(
                                        Document.of(
                                                "kind", "DeleteOptions",
                                                "apiVersion", "v1",
                                                "propagationPolicy", "Background")));
                said(kind + " \"" + name + "\" deleted from " + client.namespace() + " namespace");
            } catch (Refusal refusal) {
                if (refusal.isNotFound()) {
                    said("No resources found");
                }
            }
        }
    }

    private void said(String line) {
        if (!arguments.flag("quiet")) {
            client.session().print(line);
        }
    }
}
