package dev.sandglass.cluster.controllers.endpointslice;

import dev.sandglass.api.EndpointSlice;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoint goes into which slice, changing as few slices as can be.
 *
 * <pre>
 *   slice 1  a b c      wanted  a c d (at most 100 in a slice)
 *   slice 1  a c d      those that stay keep their order, new ones come at the end
 * </pre>
 *
 * @param kept slices that stay, with what they shall hold
 * @param made what new slices shall hold
 * @param dropped slices that nothing is left for
 */
record SlicePlan(List<Kept> kept, List<Made> made, List<EndpointSlice> dropped) {

    private static final int MOST = 100;

    /** A slice and what it shall hold. */
    record Kept(EndpointSlice slice, Items ports, Items endpoints) {}

    /** What a new slice shall hold. */
    record Made(Items ports, Items endpoints) {}

    static SlicePlan of(List<EndpointSlice> present, Map<Items, List<Document>> wanted) {
        var plan = new SlicePlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var spare = new ArrayList<EndpointSlice>();
        for (var slice : present) {
            if (!wanted.containsKey(slice.document().items("ports"))) {
                spare.add(slice);
            }
        }
        wanted.forEach(
                (ports, endpoints) -> {
                    var same =
                            present.stream()
                                    .filter(s -> s.document().items("ports").equals(ports))
                                    .toList();
                    plan.fill(ports, endpoints, same, spare);
                });
        if (plan.kept.isEmpty() && plan.made.isEmpty()) {
            plan.holdPlace(spare); // a Service without endpoints has one empty slice
        }
        plan.dropped.addAll(spare);
        return plan;
    }

    private void holdPlace(List<EndpointSlice> spare) {
        if (spare.isEmpty()) {
            made.add(new Made(Items.EMPTY, Items.EMPTY));
        } else {
            kept.add(new Kept(spare.removeFirst(), Items.EMPTY, Items.EMPTY));
        }
    }

    private void fill(
            Items ports,
            List<Document> endpoints,
            List<EndpointSlice> same,
            List<EndpointSlice> spare) {
        var rest = new ArrayList<>(endpoints);
        var held = new ArrayList<List<Document>>();
        for (var slice : same) {
            var staying = new ArrayList<Document>();
            for (var old : slice.document().items("endpoints").documents().toList()) {
                var now = take(rest, old.text("targetRef.uid"));
                if (now != null) {
                    staying.add(now);
                }
            }
            held.add(staying);
        }
        for (var i = 0; i < same.size(); i++) {
            var holds = held.get(i);
            while (holds.size() < MOST && !rest.isEmpty()) {
                holds.add(rest.removeFirst());
            }
            if (holds.isEmpty()) {
                spare.add(same.get(i));
            } else {
                kept.add(new Kept(same.get(i), ports, Items.copyOf(holds)));
            }
        }
        while (!rest.isEmpty()) {
            var some = rest.subList(0, Math.min(MOST, rest.size()));
            var items = Items.copyOf(List.copyOf(some));
            some.clear();
            if (spare.isEmpty()) {
                made.add(new Made(ports, items));
            } else {
                kept.add(new Kept(spare.removeFirst(), ports, items));
            }
        }
    }

    private static @Nullable Document take(List<Document> rest, String uid) {
        for (var i = 0; i < rest.size(); i++) {
            if (rest.get(i).text("targetRef.uid").equals(uid)) {
                return rest.remove(i);
            }
        }
        return null;
    }
}
