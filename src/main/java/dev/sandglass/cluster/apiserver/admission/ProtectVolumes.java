package dev.sandglass.cluster.apiserver.admission;

import dev.sandglass.document.Document;

/** Claims and volumes in use are not deleted. After {@code StorageObjectInUseProtection}. */
final class ProtectVolumes implements Admission {

    @Override
    public Document admit(Document object, Attempt attempt) {
        if (attempt.operation() != Operation.CREATE) {
            return object;
        }
        if (attempt.isOf("persistentvolumeclaims")) {
            return withFinalizer(object, "kubernetes.io/pvc-protection");
        }
        return attempt.isOf("persistentvolumes")
                ? withFinalizer(object, "kubernetes.io/pv-protection")
                : object;
    }

    private static Document withFinalizer(Document object, String finalizer) {
        var finalizers = object.items("metadata.finalizers");
        return finalizers.contains(finalizer)
                ? object
                : object.with("metadata.finalizers", finalizers.plus(finalizer));
    }
}
