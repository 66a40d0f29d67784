package dev.sandglass.cluster.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sandboxes and containers of a node: by id, in the order of their birth, and by Pod. */
final class Table {

    /** What a Pod has, newest first. Lists are replaced, never changed. */
    private record OfPod(List<Sandbox> sandboxes, List<Container> containers) {
        static final OfPod NOTHING = new OfPod(List.of(), List.of());
    }

    private final TreeMap<Integer, Container> containers = new TreeMap<>();
    private final List<Sandbox> sandboxes = new ArrayList<>(4);
    private final Map<String, OfPod> byPod = new TreeMap<>();

    void add(Sandbox sandbox) {
        sandboxes.add(sandbox);
        var before = of(sandbox.status.pod());
        byPod.put(
                sandbox.status.pod(),
                new OfPod(withFirst(sandbox, before.sandboxes), before.containers));
    }

    void add(Container container) {
        containers.put(container.number, container);
        var before = of(container.status.pod());
        byPod.put(
                container.status.pod(),
                new OfPod(before.sandboxes, withFirst(container, before.containers)));
    }

    private static <T> List<T> withFirst(T first, List<T> others) {
        var all = new ArrayList<T>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        return List.copyOf(all);
    }

    private OfPod of(String pod) {
        return byPod.getOrDefault(pod, OfPod.NOTHING);
    }

    void remove(Container container) {
        containers.remove(container.number);
        var before = of(container.status.pod());
        var rest = before.containers.stream().filter(c -> c != container).toList();
        byPod.put(container.status.pod(), new OfPod(before.sandboxes, rest));
    }

    /** Forgets the Pod, whose containers are gone. */
    void removePod(String pod) {
        var gone = byPod.remove(pod);
        if (gone != null) {
            sandboxes.removeAll(gone.sandboxes);
        }
    }

    /** The container of this id: a node has at most some dozens. */
    @Nullable Container container(String id) {
        for (var container : containers.values()) {
            if (container.status.id().equals(id)) {
                return container;
            }
        }
        return null;
    }

    @Nullable Container container(int number) {
        return containers.get(number);
    }

    @Nullable Sandbox sandbox(String id) {
        for (var sandbox : sandboxes) {
            if (sandbox.status.id().equals(id)) {
                return sandbox;
            }
        }
        return null;
    }

    /** Newest first. */
    List<Container> containersOf(String pod) {
        return of(pod).containers;
    }

    /** Newest first. */
    List<Sandbox> sandboxesOf(String pod) {
        return of(pod).sandboxes;
    }

    Collection<Sandbox> sandboxes() {
        return sandboxes;
    }

    Collection<Container> containers() {
        return containers.values();
    }

    void clear() {
        sandboxes.clear();
        containers.clear();
        byPod.clear();
    }
}
