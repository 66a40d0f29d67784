package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.document.Document;

/** Kinds of few columns. */
final class SmallCells {

    private SmallCells() {}

    static Object[] named(Document object, long now) {
        return new Object[] {Cells.name(object), Cells.age(object, now)};
    }

    static Object[] namespace(Document object, long now) {
        return new Object[] {
            Cells.name(object), object.text("status.phase"), Cells.age(object, now)
        };
    }

    static Object[] configMap(Document object, long now) {
        var size = object.child("data").size() + object.child("binaryData").size();
        return new Object[] {Cells.name(object), (long) size, Cells.age(object, now)};
    }

    static Object[] secret(Document object, long now) {
        return new Object[] {
            Cells.name(object),
            object.text("type"),
            (long) object.child("data").size(),
            Cells.age(object, now)
        };
    }

    static Object[] scale(Document object, long now) {
        return new Object[] {
            Cells.name(object),
            object.number("spec.replicas", 0),
            object.number("status.replicas", 0),
            Cells.age(object, now)
        };
    }

    static Object[] lease(Document object, long now) {
        return new Object[] {
            Cells.name(object), object.text("spec.holderIdentity"), Cells.age(object, now)
        };
    }

    static Object[] priorityClass(Document object, long now) {
        return new Object[] {
            Cells.name(object),
            object.number("value", 0),
            object.flag("globalDefault"),
            Cells.age(object, now),
            object.text("preemptionPolicy")
        };
    }

    static Object[] runtimeClass(Document object, long now) {
        return new Object[] {Cells.name(object), object.text("handler"), Cells.age(object, now)};
    }

    static Object[] componentStatus(Document object, long now) {
        var healthy = object.items("conditions").named("type", "Healthy");
        if (healthy == null) {
            return new Object[] {Cells.name(object), "Unknown", "", ""};
        }
        return new Object[] {
            Cells.name(object),
            healthy.text("status").equals("True") ? "Healthy" : "Unhealthy",
            healthy.text("message"),
            healthy.text("error")
        };
    }

    static Object[] quota(Document quota, long now) {
        var requests = new StringBuilder();
        var limits = new StringBuilder();
        var used = quota.child("status.used");
        quota.child("status.hard")
                .forEach(
                        (resource, hard) -> {
                            var out = resource.startsWith("limits.") ? limits : requests;
                            if (!out.isEmpty()) {
                                out.append(", ");
                            }
                            var amount = used.get(resource);
                            out.append(resource)
                                    .append(": ")
                                    .append(amount == null ? "0" : amount)
                                    .append('/')
                                    .append(hard);
                        });
        return new Object[] {
            Cells.name(quota), requests.toString(), limits.toString(), Cells.age(quota, now)
        };
    }

    static Object[] webhooks(Document object, long now) {
        return new Object[] {
            Cells.name(object), (long) object.items("webhooks").size(), Cells.age(object, now)
        };
    }

    static Object[] resourceSlice(Document object, long now) {
        return new Object[] {
            Cells.name(object),
            object.text("spec.nodeName"),
            object.text("spec.driver"),
            object.text("spec.pool.name"),
            Cells.age(object, now)
        };
    }
}
