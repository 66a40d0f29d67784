package dev.sandglass.cluster.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sandboxes and containers of a node, in the order of their birth, and by Pod. */
final class Table {

    private static final class OfPod {
        final List<Sandbox> sandboxes = new ArrayList<>(1);
        final List<Container> containers = new ArrayList<>(2);
    }

    private final LinkedHashMap<String, Sandbox> sandboxes = new LinkedHashMap<>();
    private final LinkedHashMap<String, Container> containers = new LinkedHashMap<>();
    private final Map<Integer, Container> byNumber = new HashMap<>();
    private final Map<String, OfPod> byPod = new HashMap<>();

    void add(Sandbox sandbox) {
        sandboxes.put(sandbox.status.id(), sandbox);
        of(sandbox.status.pod()).sandboxes.addFirst(sandbox);
    }

    void add(Container container) {
        containers.put(container.status.id(), container);
        byNumber.put(container.number, container);
        of(container.status.pod()).containers.addFirst(container);
    }

    private OfPod of(String pod) {
        return byPod.computeIfAbsent(pod, _ -> new OfPod());
    }

    void remove(Container container) {
        containers.remove(container.status.id());
        byNumber.remove(container.number);
        of(container.status.pod()).containers.remove(container);
    }

    /** Forgets the Pod, whose containers are gone. */
    void removePod(String pod) {
        var gone = byPod.remove(pod);
        if (gone != null) {
            gone.sandboxes.forEach(s -> sandboxes.remove(s.status.id()));
        }
    }

    @Nullable Container container(String id) {
        return containers.get(id);
    }

    @Nullable Container container(int number) {
        return byNumber.get(number);
    }

    @Nullable Sandbox sandbox(String id) {
        return sandboxes.get(id);
    }

    /** Newest first. */
    List<Container> containersOf(String pod) {
        var found = byPod.get(pod);
        return found == null ? List.of() : List.copyOf(found.containers);
    }

    /** Newest first. */
    List<Sandbox> sandboxesOf(String pod) {
        var found = byPod.get(pod);
        return found == null ? List.of() : List.copyOf(found.sandboxes);
    }

    Collection<Sandbox> sandboxes() {
        return sandboxes.values();
    }

    Collection<Container> containers() {
        return containers.values();
    }

    void clear() {
        sandboxes.clear();
        containers.clear();
        byNumber.clear();
        byPod.clear();
    }
}
