package dev.sandglass.cluster;

import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.cluster.images.Images;
import dev.sandglass.cluster.kubelet.Kubelet;
import dev.sandglass.cluster.kubelet.KubeletVocabulary;
import dev.sandglass.cluster.kubelet.Kubelets;
import dev.sandglass.cluster.kubeproxy.KubeProxies;
import dev.sandglass.cluster.network.Network;
import dev.sandglass.cluster.runtime.ContainerRuntime;
import dev.sandglass.cluster.runtime.NodePlace;
import dev.sandglass.cluster.runtime.RuntimeVocabulary;
import dev.sandglass.shell.interpreter.ShellTypes;
import dev.sandglass.shell.tools.Tools;
import dev.sandglass.sim.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** The machines of a cluster: a container runtime, a kubelet and the rules of a kube-proxy on each. */
final class Nodes {

    private final List<Kubelet> kubelets = new ArrayList<>();
    private final KubeProxies proxies;

    /**
     * Wires them onto the timeline.
     *
     * @param port is told of the kubelets: the way of the API server to them
     */
    Nodes(Surroundings around, Network network, Kubelets port, List<NodePlace> places) {
        var timeline = around.timeline();
        for (var place : places) {
            network.claimMachine(place.name(), place.address(), place.name());
            var runtime =
                    new ContainerRuntime(
                            around.part("runtime/" + place.name()),
                            place,
                            timeline,
                            around.chance(),
                            network,
                            Images.STANDARD);
            var kubelet = new Kubelet(around, place, runtime);
            timeline.add(runtime);
            timeline.add(kubelet);
            port.add(kubelet);
            kubelets.add(kubelet);
        }
        proxies = new KubeProxies(around, network, places.stream().map(NodePlace::name).toList());
        timeline.add(proxies);
    }

    /** Takes over what runs on the nodes of a cluster that was just filled. */
    void goOn() {
        kubelets.forEach(Kubelet::start);
        proxies.start();
    }

    /** The types of all these that stand in frozen state. */
    static Vocabulary addTo(Vocabulary vocabulary) {
        return vocabulary
                .addAll(Network.vocabulary())
                .addAll(RuntimeVocabulary.TYPES)
                .addAll(KubeletVocabulary.TYPES)
                .addAll(KubeProxies.vocabulary())
                .addAll(Images.vocabulary())
                .addAll(Tools.TYPES)
                .addAll(ShellTypes.ALL);
    }
}
