package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;

/**
 * {@code componentstatuses}: made up when asked for, as a real server does; all three answer as
 * healthy.
 */
final class ComponentStatuses {

    private static final List<String> NAMES = List.of("controller-manager", "scheduler", "etcd-0");

    private ComponentStatuses() {}

    static boolean areMeant(Call call) {
        return call.kind().plural().equals("componentstatuses") && call.kind().group().isEmpty();
    }

    static List<Document> all() {
        return NAMES.stream().map(ComponentStatuses::healthy).toList();
    }

    static Document named(Call call, String name) {
        if (!NAMES.contains(name)) {
            throw Refusals.notFound(call.resource(), name);
        }
        return healthy(name);
    }

    private static Document healthy(String name) {
        var condition = Document.of("type", "Healthy", "status", "True", "message", "ok");
        return Document.of(
                "apiVersion",
                "v1",
                "kind",
                "ComponentStatus",
                "metadata",
                Document.of("name", name),
                "conditions",
                Items.of(condition));
    }
}
