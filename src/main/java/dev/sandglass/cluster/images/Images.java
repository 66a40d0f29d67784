package dev.sandglass.cluster.images;

import dev.sandglass.cluster.runtime.Image;
import dev.sandglass.cluster.runtime.Reference;
import dev.sandglass.cluster.runtime.Registry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All images that there are, by name; every other name fails to pull as Docker Hub and the resolver
 * of the nodes would let it. Shared by all sandboxes and never changed.
 */
public final class Images implements Registry {

    /** One line an image: name it here, with its repository, and it can be pulled. */
    static final List<Shelf> ALL =
            List.of(
                    new Shelf(() -> Nginx.SOURCES, "docker.io/library/nginx"),
                    new Shelf(
                            () -> Busybox.SOURCES,
                            "docker.io/library/busybox",
                            "docker.io/library/alpine",
                            "docker.io/library/debian",
                            "docker.io/library/ubuntu",
                            "docker.io/radial/busyboxplus"),
                    new Shelf(() -> CurlImage.SOURCES, "docker.io/curlimages/curl"),
                    new Shelf(() -> Httpd.SOURCES, "docker.io/library/httpd"),
                    new Shelf(() -> Redis.SOURCES, "docker.io/library/redis"),
                    new Shelf(() -> HttpEcho.SOURCES, "docker.io/hashicorp/http-echo"),
                    new Shelf(() -> HelloApp.SOURCES, "gcr.io/google-samples/hello-app"),
                    new Shelf(() -> Agnhost.SOURCES, "registry.k8s.io/e2e-test-images/agnhost"),
                    new Shelf(() -> Stress.SOURCES, "docker.io/polinux/stress"),
                    new Shelf(() -> Pause.SOURCES, "registry.k8s.io/pause"),
                    new Shelf(
                            () -> SystemImages.SOURCES,
                            "registry.k8s.io/kube-apiserver",
                            "registry.k8s.io/kube-controller-manager",
                            "registry.k8s.io/kube-scheduler",
                            "registry.k8s.io/kube-proxy",
                            "registry.k8s.io/etcd",
                            "registry.k8s.io/coredns/coredns",
                            "registry.k8s.io/metrics-server/metrics-server"));

    public static final Images STANDARD = new Images();

    private final Map<String, Shelf> shelves = new HashMap<>();
    private final Set<String> hosts = new HashSet<>();

    private Images() {
        for (var shelf : ALL) {
            for (var repository : shelf.repositories()) {
                if (shelves.put(repository, shelf) != null) {
                    throw new IllegalStateException(repository + " stands on two shelves");
                }
                hosts.add(repository.substring(0, repository.indexOf('/')));
            }
        }
    }

    @Override
    public Answer ask(Reference reference) {
        var shelf = shelves.get(reference.repository());
        if (shelf == null) {
            return hosts.contains(reference.host())
                    ? new Answer.NoRepository()
                    : new Answer.NoHost();
        }
        var image = shelf.find(reference.whole());
        return image == null ? new Answer.NoTag() : new Answer.Has(image);
    }

    @Override
    public @Nullable Image byDigest(String digestReference) {
        var shelf = shelves.get(digestReference.substring(0, digestReference.indexOf('@')));
        return shelf == null ? null : shelf.find(digestReference);
    }

    /** The records of programs that may stand in frozen state. */
    public static List<Class<?>> vocabulary() {
        return List.of(
                WebServer.class,
                WebServer.Site.class,
                Nginx.Command.class,
                Redis.Server.class,
                HttpEcho.Server.class,
                CurlImage.Entrypoint.class,
                HelloApp.Server.class,
                Agnhost.NetExec.class,
                Agnhost.Choice.class,
                Stress.Hog.class,
                Pause.Waiter.class,
                SystemImages.Component.class);
    }
}
