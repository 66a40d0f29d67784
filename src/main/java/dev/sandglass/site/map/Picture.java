package dev.sandglass.site.map;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Quantity;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.site.sandboxes.Sight;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the page draws of a cluster: nodes, Pods and the newest events, learned by list and watch like any client's. Each item
 * carries the version in which it last changed, so that somebody who was slow gets each item once, as it is by then.
 */
final class Picture {

    /** What has changed since a version, as the messages that a page understands. */
    record News(long version, List<Document> messages) {}

    private record Item(long version, Document drawn, boolean gone) {}

    private static final Credential EYES =
            new Credential.Component("sandglass:picture", List.of("system:masters"));
    private static final Comparator<Document> AS_WRITTEN =
            Comparator.comparingLong(it -> Long.parseLong(it.text("metadata.resourceVersion")));
    private static final int EVENTS = 200;
    private static final int GONE_ITEMS = 500;

    private final Map<String, Item> pods = new LinkedHashMap<>();
    private final Map<String, Item> nodes = new LinkedHashMap<>();
    private final ArrayDeque<Item> events = new ArrayDeque<>();
    private final List<Watched> watched = new ArrayList<>();
    private long version = 1;
    private long forgotten; // items that went before this version are no longer told of one by one

    /** One kind that is watched. */
    private final class Watched {
        private final String path;
        private final BiFunction<Document, Boolean, @Nullable Void> draw;
        private @Nullable Cursor cursor;

        Watched(Sight sight, String path, BiFunction<Document, Boolean, @Nullable Void> draw) {
            this.path = path;
            this.draw = draw;
            open(sight);
        }

        private void open(Sight sight) {
            cursor = null;
            if (sight.send(Request.get(path, EYES)) instanceof Reply.Ok list) {
                list.body()
                        .items("items")
                        .documents()
                        .sorted(AS_WRITTEN) // a list is in the order of names
                        .forEach(it -> draw.apply(it, false));
                var from = list.body().text("metadata.resourceVersion");
                var watch =
                        Request.get(path, EYES).with("watch", "true").with("resourceVersion", from);
                if (sight.send(watch) instanceof Reply.Opened opened) {
                    cursor = opened.cursor();
                }
            }
        }

        /** Takes in what came; false when the watch has ended, as it may for whoever is late. */
        boolean update(Sight sight) {
            if (cursor == null) {
                return false;
            }
            var batch = sight.poll(cursor);
            for (var event : batch.events()) {
                if (event.text("type").equals("ERROR")) {
                    return false;
                }
                draw.apply(event.child("object"), event.text("type").equals("DELETED"));
            }
            cursor = batch.next();
            return batch.end() == null;
        }

        private long revision() {
            return cursor instanceof Cursor.Watch watch ? watch.revision() : 0;
        }
    }

    Picture(Sight sight) {
        open(sight);
    }

    private void open(Sight sight) {
        watched.clear();
        watched.add(new Watched(sight, "/api/v1/nodes", this::node));
        watched.add(new Watched(sight, "/api/v1/pods", this::pod));
        watched.add(new Watched(sight, "/api/v1/events", this::event));
    }

    /** Takes in what has changed. Whoever lost a watch lists again, as any client does. */
    void update(Sight sight) {
        version++;
        var isWhole = true;
        for (var each : watched) {
            isWhole &= each.update(sight);
        }
        if (!isWhole) {
            pods.clear();
            nodes.clear();
            events.clear();
            forgotten = version;
            version++;
            open(sight);
        }
    }

    /** The newest revision of the store that this has seen. */
    long revision() {
        return watched.stream().mapToLong(Watched::revision).max().orElse(0);
    }

    private @Nullable Void node(Document node, boolean gone) {
        var drawn =
                Document.of(
                        "name", node.text("metadata.name"),
                        "ready", isTrue(node.items("status.conditions"), "Ready"),
                        "unschedulable", node.flag("spec.unschedulable"),
                        "cpu", node.text("status.allocatable.cpu"));
        remember(nodes, node.text("metadata.name"), drawn, gone);
        return null;
    }

    private @Nullable Void pod(Document pod, boolean gone) {
        var drawn =
                Document.of(
                        "ns", pod.text("metadata.namespace"),
                        "name", pod.text("metadata.name"),
                        "node", pod.text("spec.nodeName"),
                        "phase", pod.text("status.phase"),
                        "ready", readyOf(pod),
                        "reason", reasonOf(pod),
                        "cpu", cpuOf(pod));
        remember(
                pods,
                pod.text("metadata.namespace") + "/" + pod.text("metadata.name"),
                drawn,
                gone);
        return null;
    }

    /** {@code 1/2}: how many of its containers are ready. */
    private static String readyOf(Document pod) {
        var ready =
                pod.items("status.containerStatuses")
                        .documents()
                        .filter(it -> it.flag("ready"))
                        .count();
        return ready + "/" + pod.items("spec.containers").size();
    }

    /** The thousandths of a CPU that its containers ask for. */
    private static long cpuOf(Document pod) {
        return pod.items("spec.containers")
                .documents()
                .map(it -> it.text("resources.requests.cpu"))
                .filter(it -> !it.isEmpty())
                .mapToLong(it -> Quantity.parse(it).millis())
                .sum();
    }

    /** Why a Pod is not what it should be, in the API's word; the empty string when it is. */
    private static String reasonOf(Document pod) {
        if (pod.has("metadata") && pod.child("metadata").has("deletionTimestamp")) {
            return "Terminating";
        }
        for (var container : pod.items("status.containerStatuses").documents().toList()) {
            for (var state : List.of("state.waiting.reason", "state.terminated.reason")) {
                var reason = container.text(state);
                if (!reason.isEmpty()) {
                    return reason;
                }
            }
        }
        return pod.text("status.reason");
    }

    private @Nullable Void event(Document event, boolean gone) {
        if (gone) {
            return null;
        }
        var about = event.child("involvedObject");
        var at =
                event.text(
                        "lastTimestamp",
                        event.text("eventTime", event.text("metadata.creationTimestamp")));
        events.add(
                new Item(
                        version,
                        Document.of(
                                "at", at,
                                "type", event.text("type"),
                                "reason", event.text("reason"),
                                "about", about.text("kind") + "/" + about.text("name"),
                                "says", event.text("message"),
                                "by", writerOf(event),
                                "node", event.text("source.host")),
                        false));
        if (events.size() > EVENTS) {
            events.remove();
        }
        return null;
    }

    /** The component that wrote the event; those of events.k8s.io have no source. */
    private static String writerOf(Document event) {
        var source = event.text("source.component");
        return source.isEmpty() ? event.text("reportingComponent") : source;
    }

    private static boolean isTrue(Items conditions, String type) {
        var condition = conditions.named("type", type);
        return condition != null && condition.text("status").equals("True");
    }

    private void remember(Map<String, Item> items, String key, Document drawn, boolean gone) {
        var known = items.get(key);
        if (known != null && known.gone() == gone && known.drawn().equals(drawn)) {
            return; // a heartbeat
        }
        items.remove(key);
        items.put(key, new Item(version, drawn, gone));
        if (gone && items.values().stream().filter(Item::gone).count() > GONE_ITEMS) {
            items.values().removeIf(Item::gone);
            forgotten = version;
        }
    }

    /** What came after the version; everything for somebody who knows nothing or too little; null when nothing did. */
    @Nullable News after(long seen) {
        var messages = new ArrayList<Document>();
        if (seen <= forgotten) {
            messages.add(
                    Document.of(
                            "board", Document.of("nodes", present(nodes), "pods", present(pods))));
        } else {
            changed(nodes, seen, "node", "nodeGone", messages);
            changed(pods, seen, "pod", "podGone", messages);
        }
        var ticks = events.stream().filter(it -> it.version() > seen).map(Item::drawn).toList();
        if (!ticks.isEmpty()) {
            messages.add(Document.of("ticks", Items.copyOf(ticks)));
        }
        return messages.isEmpty() ? null : new News(version, messages);
    }

    private static Items present(Map<String, Item> items) {
        return Items.copyOf(
                items.values().stream().filter(it -> !it.gone()).map(Item::drawn).toList());
    }

    private static void changed(
            Map<String, Item> items, long seen, String came, String went, List<Document> messages) {
        items.forEach(
                (key, item) -> {
                    if (item.version() > seen) {
                        messages.add(
                                item.gone()
                                        ? Document.of(went, key)
                                        : Document.of(came, item.drawn()));
                    }
                });
    }
}
