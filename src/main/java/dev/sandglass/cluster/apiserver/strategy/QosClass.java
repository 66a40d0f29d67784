package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.api.Quantity;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import org.jspecify.annotations.Nullable;

/**
 * A Pod's class of service, from its containers' requests and limits; follows {@code
 * qos.ComputePodQOS}.
 */
public final class QosClass {

    private static final String[] COUNTED = {"cpu", "memory"};

    private QosClass() {}

    /** {@code Guaranteed}, {@code Burstable} or {@code BestEffort}. */
    public static String of(Document pod) {
        var spec = pod.child("spec");
        var tally = new Tally();
        if (spec.get("resources") instanceof Document whole) {
            tally.add(whole);
        } else {
            addAll(spec.items("containers"), tally);
            addAll(spec.items("initContainers"), tally);
        }
        return tally.verdict();
    }

    private static void addAll(Items containers, Tally tally) {
        for (var i = 0; i < containers.size(); i++) {
            tally.add(containers.document(i).child("resources"));
        }
    }

    private static final class Tally {
        private final Quantity[] requests = new Quantity[COUNTED.length];
        private final Quantity[] limits = new Quantity[COUNTED.length];
        private boolean everyoneIsLimited = true;

        void add(Document resources) {
            sum(requests, resources.child("requests"));
            everyoneIsLimited &= sum(limits, resources.child("limits")) == COUNTED.length;
        }

        private static int sum(Quantity[] sums, Document quantities) {
            var found = 0;
            for (var i = 0; i < COUNTED.length; i++) {
                var value = positive(quantities.get(COUNTED[i]));
                if (value != null) {
                    sums[i] = sums[i] == null ? value : sums[i].plus(value);
                    found++;
                }
            }
            return found;
        }

        private static @Nullable Quantity positive(@Nullable Object value) {
            if (value == null) {
                return null;
            }
            var quantity = Quantity.read(value);
            return quantity.sign() > 0 ? quantity : null;
        }

        String verdict() {
            var asks = false;
            var equal = true;
            for (var i = 0; i < COUNTED.length; i++) {
                asks |= requests[i] != null || limits[i] != null;
                equal &=
                        requests[i] == null
                                ? true
                                : limits[i] != null && limits[i].compareTo(requests[i]) == 0;
            }
            if (!asks) {
                return "BestEffort";
            }
            return everyoneIsLimited && equal ? "Guaranteed" : "Burstable";
        }
    }
}
