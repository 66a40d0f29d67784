package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.KubeletPort;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.registry.Registry;
import java.util.List;

/** {@code exec} and {@code attach}: a process in a container, with its streams. */
final class PodExec implements Subresource {

    private final Registry registry;
    private final KubeletPort kubelets;

    PodExec(Registry registry, KubeletPort kubelets) {
        this.registry = registry;
        this.kubelets = kubelets;
    }

    @Override
    public Reply serve(Call call, Asked asked) {
        var name = call.route().name();
        var pod = registry.get(call, name);
        var request = call.request();
        var streams =
                new KubeletPort.Streams(
                        isTrue(request, "stdin"),
                        isTrue(request, "stdout"),
                        isTrue(request, "stderr"),
                        isTrue(request, "tty"));
        if (!streams.in() && !streams.out() && !streams.err()) {
            throw Refusals.badRequest("you must specify at least 1 of stdin, stdout, stderr");
        }
        var container = Containers.choose(pod, request.parameterOr("container", ""));
        if (pod.text("spec.nodeName").isEmpty()) {
            throw Refusals.badRequest("pod " + name + " does not have a host assigned");
        }
        if (call.route().subresource().equals("attach")) {
            return kubelets.attach(pod, container, streams);
        }
        var command = request.query().getOrDefault("command", List.of());
        if (command.isEmpty()) {
            throw Refusals.badRequest("you must specify at least one command for the container");
        }
        return kubelets.exec(pod, container, command, streams);
    }

    private static boolean isTrue(Request request, String name) {
        var value = request.parameterOr(name, "");
        return value.equals("true") || value.equals("1");
    }
}
