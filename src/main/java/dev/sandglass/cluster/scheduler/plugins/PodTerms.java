package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Namespace;
import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;

/** Pod affinity terms: which Pods one of them is about. */
record PodTerms(Cache<Namespace> namespaces) {

    static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    /** The terms of a Pod under {@code podAffinity} or {@code podAntiAffinity}. */
    static List<Document> of(Pod pod, String kind, String when) {
        var terms = new ArrayList<Document>(0);
        for (var item : pod.document().child("spec.affinity").child(kind).items(when)) {
            terms.add((Document) item);
        }
        return terms;
    }

    /** Whether the term of one Pod is about the other. */
    boolean isAbout(Document term, Pod owner, Pod other) {
        return term.has("labelSelector")
                && LabelSelector.stored(term.child("labelSelector")).matches(other.labels())
                && isInNamespaces(term, owner, other);
    }

    private boolean isInNamespaces(Document term, Pod owner, Pod other) {
        var named = term.items("namespaces");
        if (named.contains(other.namespace())) {
            return true;
        }
        if (!term.has("namespaceSelector")) {
            return named.isEmpty() && owner.namespace().equals(other.namespace());
        }
        var selector = term.child("namespaceSelector");
        if (selector.isEmpty()) {
            return true;
        }
        var namespace = namespaces.get("", other.namespace());
        return namespace != null && LabelSelector.stored(selector).matches(namespace.labels());
    }
}
