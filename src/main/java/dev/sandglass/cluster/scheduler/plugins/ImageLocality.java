package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.NodeViews;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.ScorePlugin;
import dev.sandglass.document.Document;
import java.util.HashMap;
import java.util.Map;

/**
 * Likes nodes that have the Pod's images already, the more so the bigger they are and the more
 * nodes have them (so that one node with the image does not get all Pods).
 */
final class ImageLocality implements ScorePlugin {

    private static final long LEAST = 23L << 20;
    private static final long MOST = 1_000L << 20;

    @Override
    public void prepareScore(PendingPod pod, NodeViews nodes) {
        var wanted = new HashMap<String, Integer>();
        for (var item : pod.pod().containers()) {
            wanted.put(normalized(((Document) item).text("image")), 0);
        }
        var all = nodes.all();
        for (var node : all) {
            for (var image : wanted.keySet()) {
                if (size(node, image) > 0) {
                    wanted.merge(image, 1, Integer::sum);
                }
            }
        }
        var shares = new HashMap<String, Double>();
        wanted.forEach((image, count) -> shares.put(image, (double) count / all.size()));
        pod.note(this, shares);
    }

    @Override
    public long score(PendingPod pod, NodeView node) {
        Map<String, Double> shares = pod.noted(this);
        var sum = 0L;
        var containers = pod.pod().containers();
        for (var item : containers) {
            var image = normalized(((Document) item).text("image"));
            sum += (long) (size(node, image) * shares.get(image));
        }
        var most = MOST * Math.max(1, containers.size());
        return BEST * (Math.clamp(sum, LEAST, most) - LEAST) / (most - LEAST);
    }

    private static long size(NodeView node, String image) {
        for (var item : node.node().status().items("images")) {
            var known = (Document) item;
            if (known.items("names").contains(image)) {
                return known.number("sizeBytes", 0);
            }
        }
        return 0;
    }

    /** With a tag. */
    private static String normalized(String image) {
        return image.lastIndexOf(':') <= image.lastIndexOf('/') ? image + ":latest" : image;
    }
}
