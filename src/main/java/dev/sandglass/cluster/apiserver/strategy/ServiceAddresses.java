package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.strategy.Strategy.Companion;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Services: 10.96.0.0/12, chosen by chance above its first 256, as upstream's
 * allocator prefers; each is
 * held by an IPAddress object.
 */
final class ServiceAddresses {

    private static final int FIRST = 10 << 24 | 96 << 16;
    private static final int SIZE = 1 << 20;
    private static final int STATIC_BLOCK = 256;

    private ServiceAddresses() {}

    /** The spec with an address: the one asked for if it is free, else one by chance. */
    static Document allocated(Document service, Document spec, @Nullable Document old, Call call) {
        var wanted = spec.text("clusterIP");
        if (wanted.isEmpty() && !spec.items("clusterIPs").isEmpty()) {
            wanted = String.valueOf(spec.items("clusterIPs").get(0));
        }
        if (wanted.equals("None")) {
            return spec.put("clusterIPs", Items.of("None")).put("clusterIP", "None");
        }
        if (wanted.isEmpty()) {
            wanted = free(service, call);
        } else if (isAddress(wanted)
                && (old == null || !wanted.equals(old.text("spec.clusterIP")))) {
            demand(wanted, service, call);
        }
        return spec.put("clusterIP", wanted).put("clusterIPs", Items.of(wanted));
    }

    private static String free(Document service, Call call) {
        var uid = service.text("metadata.uid");
        for (var n = 0L; ; n++) {
            var offset =
                    STATIC_BLOCK + call.chance().below(SIZE - STATIC_BLOCK - 1, "service", uid, n);
            var address = text(FIRST + offset);
            if (call.root().get(key(address)) == null) {
                return address;
            }
        }
    }

    private static void demand(String wanted, Document service, Call call) {
        var number = number(wanted);
        var why = "";
        if (number < FIRST + 1 || number > FIRST + SIZE - 2) {
            why = "the provided network does not match the current range";
        } else if (call.root().get(key(wanted)) != null) {
            why = "provided IP is already allocated";
        }
        if (!why.isEmpty()) {
            var faults = new Faults();
            faults.invalid(
                    "spec.clusterIPs",
                    Items.of(wanted),
                    "failed to allocate IP " + wanted + ": " + why);
            faults.refuse(call.kindName(), service.text("metadata.name"));
        }
    }

    /** Whether it looks like one; what does not is refused by validation. */
    private static boolean isAddress(String text) {
        return text.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private static String text(int address) {
        return (address >>> 24)
                + "."
                + (address >>> 16 & 255)
                + "."
                + (address >>> 8 & 255)
                + "."
                + (address & 255);
    }

    private static int number(String text) {
        var number = 0;
        var part = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.') {
                number = number << 8 | part;
                part = 0;
            } else {
                part = part * 10 + (c - '0');
            }
        }
        return number << 8 | part;
    }

    private static ObjectKey key(String address) {
        return new ObjectKey(ServiceStrategy.ADDRESSES, "", address);
    }

    /** The object that holds an address for a Service. */
    static Companion object(String address, Document service) {
        var parent =
                Document.of(
                        "resource", "services",
                        "namespace", service.text("metadata.namespace"),
                        "name", service.text("metadata.name"));
        var labels =
                Document.of(
                        "ipaddress.kubernetes.io/ip-family", "IPv4",
                        "ipaddress.kubernetes.io/managed-by", "ipallocator.k8s.io");
        var object =
                Document.of(
                        "apiVersion",
                        "networking.k8s.io/v1",
                        "kind",
                        "IPAddress",
                        "metadata",
                        Document.of("name", address, "labels", labels),
                        "spec",
                        Document.of("parentRef", parent));
        return new Companion(key(address), object);
    }
}
