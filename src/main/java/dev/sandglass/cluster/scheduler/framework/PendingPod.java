package dev.sandglass.cluster.scheduler.framework;

import dev.sandglass.api.Pod;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Pod that looks for a node, with what plugins have worked out about it in this cycle. */
public final class PendingPod {

    private final Pod pod;
    private final Requests requests;
    private final Map<Object, Object> notes = new HashMap<>();

    public PendingPod(Pod pod) {
        this.pod = pod;
        this.requests = Requests.of(pod);
    }

    public Pod pod() {
        return pod;
    }

    public Requests requests() {
        return requests;
    }

    public Items tolerations() {
        return pod.document().items("spec.tolerations");
    }

    /** Whether one of its tolerations covers the taint. */
    public boolean tolerates(Document taint) {
        for (var item : tolerations()) {
            if (covers((Document) item, taint)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(Document toleration, Document taint) {
        var effect = toleration.text("effect");
        if (!effect.isEmpty() && !effect.equals(taint.text("effect"))) {
            return false;
        }
        var key = toleration.text("key");
        if (!key.isEmpty() && !key.equals(taint.text("key"))) {
            return false;
        }
        return toleration.text("operator").equals("Exists")
                || toleration.text("value").equals(taint.text("value")) && !key.isEmpty();
    }

    /** Keeps what a plugin has worked out. */
    public void note(Object plugin, Object worked) {
        notes.put(plugin, worked);
    }

    /** What the plugin has kept, or null. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T noted(Object plugin) {
        return (T) notes.get(plugin);
    }
}
