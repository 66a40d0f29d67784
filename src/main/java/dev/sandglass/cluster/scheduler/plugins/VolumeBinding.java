package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.api.PersistentVolume;
import dev.sandglass.api.PersistentVolumeClaim;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Thing;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.NodeViews;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lets a Pod wait for its claims, and takes only nodes that its volumes can be reached from.
 *
 * <p>Left out: choosing a volume for a claim that waits for its first consumer, and capacity.
 */
final class VolumeBinding implements FilterPlugin {

    static final Resource<Thing> STORAGE_CLASS =
            Thing.resource(
                    "storageclasses.storage.k8s.io", "storage.k8s.io/v1", "StorageClass", false);

    private final Cache<PersistentVolumeClaim> claims;
    private final Cache<PersistentVolume> volumes;
    private final Cache<Thing> classes;

    VolumeBinding(
            Cache<PersistentVolumeClaim> claims,
            Cache<PersistentVolume> volumes,
            Cache<Thing> classes) {
        this.claims = claims;
        this.volumes = volumes;
        this.classes = classes;
    }

    @Override
    public Verdict prepare(PendingPod pod, NodeViews nodes) {
        var bound = new ArrayList<PersistentVolume>(0);
        pod.note(this, bound);
        for (var item : pod.pod().spec().items("volumes")) {
            var name = claimName(pod, (Document) item);
            if (name.isEmpty()) {
                continue;
            }
            var claim = claims.get(pod.pod().namespace(), name);
            if (claim == null) {
                return Verdict.never("persistentvolumeclaim \"" + name + "\" not found");
            }
            if (claim.isBeingDeleted()) {
                return Verdict.never("persistentvolumeclaim \"" + name + "\" is being deleted");
            }
            var volume = volumes.get("", claim.spec().text("volumeName"));
            if (volume != null) {
                bound.add(volume);
            } else if (!waitsForFirstConsumer(claim)) {
                return Verdict.never("pod has unbound immediate PersistentVolumeClaims");
            }
        }
        return Verdict.FITS;
    }

    private static String claimName(PendingPod pod, Document volume) {
        return volume.has("ephemeral")
                ? pod.pod().name() + "-" + volume.text("name")
                : volume.text("persistentVolumeClaim.claimName");
    }

    private boolean waitsForFirstConsumer(PersistentVolumeClaim claim) {
        var storageClass = classes.get("", claim.spec().text("storageClassName"));
        return storageClass != null
                && storageClass.document().text("volumeBindingMode").equals("WaitForFirstConsumer");
    }

    @Override
    public Verdict filter(PendingPod pod, NodeView node) {
        List<PersistentVolume> bound = pod.noted(this);
        if (bound == null) {
            return Verdict.FITS;
        }
        for (var volume : bound) {
            var required = volume.document().child("spec.nodeAffinity").get("required");
            if (required instanceof Document demand
                    && !NodeTerms.anyHolds(demand.items("nodeSelectorTerms"), node.node())) {
                return Verdict.never("node(s) didn't match PersistentVolume's node affinity");
            }
        }
        return Verdict.FITS;
    }

    @Override
    public Set<ClusterChange> worthRetryingAfter() {
        return Set.of(ClusterChange.NODE_ADDED, ClusterChange.NODE_LABELS, ClusterChange.VOLUMES);
    }
}
