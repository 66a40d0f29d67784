package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.sim.Chance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Fills the store of a new cluster with what kubeadm and the components leave behind: a cluster of
 * one control plane
 * and two workers, ninety seconds old, with everything in it running.
 *
 * <p>The objects are data, recorded from Kubernetes v1.35.2 (kubeadm, 3 nodes); uids, suffixes,
 * tokens and times in
 * them are placeholders (see {@link Blanks}) that the seed and the start decide. Left out:
 * managedFields.
 */
public final class Bootstrap {

    private static final String RESOURCE = "fresh.jsonl";
    private static final Duration EVENTS_LIVE = Duration.ofHours(1);

    private Bootstrap() {}

    /**
     * The certificates of a cluster's authorities, in PEM with a newline at the end.
     *
     * @param ca signs clients and the API server
     * @param frontProxyCa signs what stands in front of aggregated API servers
     */
    public record Authorities(String ca, String frontProxyCa) {}

    /**
     * Fills an empty store; {@code now} is the present moment of the new cluster, epoch
     * nanoseconds.
     */
    public static void fill(Store store, Chance chance, long now, Authorities authorities) {
        if (store.revision() != 0) {
            throw new IllegalStateException("the store is not empty");
        }
        var blanks = new Blanks(chance, now, authorities);
        for (var object : Json.objects(recorded(), blanks::fill)) {
            var key = key(object);
            store.begin(key, object, key.resource().equals("events") ? EVENTS_LIVE : null);
        }
        store.compact(store.revision()); // what was before is nobody's memory
    }

    /** Gives a fork of a cluster its own authorities: rewrites the few objects that show them. */
    public static void replaceAuthorities(
            Store store, Chance chance, long now, Authorities authorities) {
        var blanks = new Blanks(chance, now, authorities);
        for (var object : ShowAuthorities.OBJECTS) {
            var fresh = (Document) blanks.fill(object);
            var present = store.root().get(key(fresh));
            if (present != null) {
                var data = present.child("data").putAll(fresh.child("data"));
                store.put(key(fresh), present.put("data", data));
            }
        }
    }

    /** The objects in which certificates of authorities stand; read once, since every new sandbox is a fork. */
    private static final class ShowAuthorities {
        static final List<Document> OBJECTS =
                new String(recorded(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(it -> it.contains("ca}}") || it.contains("ca base64}}"))
                        .map(Json::object)
                        .toList();
    }

    private static ObjectKey key(Document object) {
        var kind = Schema.builtIn().kinds().of(object.text("apiVersion"), object.text("kind"));
        if (kind == null) {
            throw new IllegalStateException("no kind for " + object);
        }
        return new ObjectKey(
                Stored.resource(kind),
                object.text("metadata.namespace"),
                object.text("metadata.name"));
    }

    private static byte[] recorded() {
        try (InputStream in = Bootstrap.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
