package dev.sandglass.cluster.images;

import dev.sandglass.cluster.runtime.Steady;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.Sockets;
import java.util.List;

/**
 * The images of the control plane and the addons. What they do is simulated by parts of their own;
 * in their containers a program stands that listens where they listen and is always well.
 */
final class SystemImages {

    static final List<ImageSource> SOURCES =
            List.of(
                    component("kube-apiserver", "v1.35.2", 34_824_712, "/usr/local/bin", 6443)
                            .digest(
                                    "4c628ce0a097da9530b4805481ad56c6"
                                            + "23d47b4517656087893e0f6aa9a093e0"),
                    component(
                                    "kube-controller-manager",
                                    "v1.35.2",
                                    31_197_147,
                                    "/usr/local/bin",
                                    10257)
                            .digest(
                                    "ee7b0e56636babedd5b64fc4ca3b15ce"
                                            + "80db7a12d618871d59a4535063e2ce40"),
                    component("kube-scheduler", "v1.35.2", 24_178_468, "/usr/local/bin", 10259)
                            .digest(
                                    "66dce4a99ac2616abdd88ab6fa2e1803"
                                            + "d7989520f21340c92ec5170fb1f8800d"),
                    component("kube-proxy", "v1.35.2", 27_132_461, "/usr/local/bin", 10256)
                            .digest(
                                    "9bb02ba8940a4088a460a142836fedf3"
                                            + "be3bea1ebe5726cb613f14957b69499d"),
                    component("etcd", "3.6.6-0", 25_288_706, "/usr/local/bin", 2379, 2380, 2381)
                            .digest(
                                    "f707b53d9feb286c2c27a8b460bf3822"
                                            + "1f9fd4e1da0b3cb877a094878834179e"),
                    component("coredns/coredns", "v1.13.1", 26_462_766, "", 53, 8080, 8181, 9153)
                            .digest(
                                    "4e6c1f8efafbd7fda6cd7ddda9b24e35"
                                            + "6f54f4a8054bf677e48a5d76737f9890")
                            .entrypoint("/coredns"),
                    component("metrics-server/metrics-server", "v0.8.0", 23_736_740, "", 10250)
                            .digest(
                                    "e8fa460ee08071c1a7bda101d5a5c775"
                                            + "ad0a6c9d8e7a7a55d72fa477481f0e63")
                            .user(65534)
                            .entrypoint("/metrics-server"));

    private SystemImages() {}

    private static ImageSource component(
            String name, String tag, long bytes, String folder, Integer... ports) {
        var program = name.substring(name.lastIndexOf('/') + 1);
        return ImageSource.of("registry.k8s.io/" + name, tag)
                .bytes(bytes)
                .program(folder + "/" + program, new Component(program, List.of(ports)));
    }

    /** Listens and is well. */
    record Component(String name, List<Integer> ports) implements Program, Steady {
        @Override
        public boolean handles(Signal signal) {
            return signal == Signal.TERM || signal == Signal.INT;
        }

        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Started _ -> {
                    ports.forEach(port -> self.facility(Sockets.class).listen(self, port));
                    yield Step.await(this);
                }
                case Wake.Told(Sockets.Asked(var exchange, _, _, _)) -> {
                    self.facility(Sockets.class).reply(self, exchange, HttpReply.ok("ok"));
                    yield Step.await(this);
                }
                case Wake.Signalled _ -> Step.exit(0);
                case Wake.Slept _, Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.await(this);
            };
        }
    }
}
