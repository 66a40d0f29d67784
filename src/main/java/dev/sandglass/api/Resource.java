package dev.sandglass.api;

import dev.sandglass.document.Document;
import java.util.function.Function;

/**
 * A resource of the API and the typed view of its objects: {@code Pod.RESOURCE}, {@code Deployment.RESOURCE}.
 *
 * @param name as {@link View} names it: {@code pods}, {@code deployments.apps}
 * @param apiVersion of its objects: {@code v1}, {@code apps/v1}
 * @param view how a document becomes the view
 */
public record Resource<T extends Typed>(
        String name,
        String apiVersion,
        String kind,
        boolean isNamespaced,
        Function<Document, T> view) {

    /** The plural without the group: {@code deployments}. */
    public String plural() {
        var dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    public ObjectKey key(String namespace, String object) {
        return new ObjectKey(name, namespace, object);
    }

    public ObjectKey key(Typed object) {
        return new ObjectKey(name, object.namespace(), object.name());
    }

    /** An owner reference to this object as its controller. */
    public Document controllerReference(Typed owner) {
        return Document.of(
                "apiVersion",
                apiVersion,
                "kind",
                kind,
                "name",
                owner.name(),
                "uid",
                owner.uid(),
                "controller",
                true,
                "blockOwnerDeletion",
                true);
    }

    /** Where this resource's collection is: {@code /apis/apps/v1/namespaces/default/deployments}. */
    public String path(String namespace) {
        var path = new StringBuilder(64).append(apiVersion.indexOf('/') < 0 ? "/api/" : "/apis/");
        path.append(apiVersion);
        if (isNamespaced && !namespace.isEmpty()) {
            path.append("/namespaces/").append(namespace);
        }
        return path.append('/').append(plural()).toString();
    }

    public String path(String namespace, String object) {
        return path(namespace) + "/" + object;
    }
}
