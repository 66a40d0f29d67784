package dev.sandglass.cluster.apiserver.admission;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import org.jspecify.annotations.Nullable;

/**
 * Every Pod runs as a ServiceAccount and gets its token as a projected volume. After upstream's
 * plugin
 * {@code ServiceAccount}; left out: the annotation that limits which Secrets an account may mount.
 */
final class ServiceAccountAdmission implements Admission {

    private static final String MOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String VOLUME = "kube-api-access-";
    private static final Document TOKEN = token();
    private static final String MIRROR = "metadata.annotations.kubernetes\\.io/config\\.mirror";

    @Override
    public Document admit(Document pod, Attempt attempt) {
        if (attempt.operation() != Operation.CREATE || !attempt.isOf("pods")) {
            return pod;
        }
        if (pod.at(MIRROR) != null) {
            return mirror(pod, attempt);
        }
        var spec = pod.child("spec");
        var account = spec.text("serviceAccountName");
        if (account.isEmpty()) {
            account = spec.text("serviceAccount", "default");
        }
        spec = spec.put("serviceAccountName", account).put("serviceAccount", account);
        var found =
                attempt.root()
                        .get(new ObjectKey("serviceaccounts", attempt.call().namespace(), account));
        if (found == null) {
            throw unknown(attempt, account);
        }
        if (wantsToken(spec, found)) {
            spec = withToken(spec, attempt);
        }
        var secrets = found.items("imagePullSecrets");
        if (spec.items("imagePullSecrets").isEmpty() && !secrets.isEmpty()) {
            spec = spec.put("imagePullSecrets", secrets);
        }
        return pod.put("spec", spec);
    }

    /** The mirror of a static Pod must need nothing of the API. */
    private static Document mirror(Document pod, Attempt attempt) {
        if (!pod.text("spec.serviceAccountName").isEmpty()) {
            throw Refusals.forbidden(
                    attempt.call().resource(),
                    attempt.name(),
                    "a mirror pod may not reference service accounts");
        }
        return pod;
    }

    private static RuntimeException unknown(Attempt attempt, String account) {
        var why =
                "error looking up service account %s/%s: serviceaccount \"%s\" not found"
                        .formatted(attempt.call().namespace(), account, account);
        return Refusals.forbidden(attempt.call().resource(), attempt.name(), why);
    }

    private static boolean wantsToken(Document spec, Document account) {
        if (spec.get("automountServiceAccountToken") instanceof Boolean asked) {
            return asked;
        }
        return account.get("automountServiceAccountToken") != Boolean.FALSE;
    }

    private static Document withToken(Document spec, Attempt attempt) {
        var volumes = spec.items("volumes");
        var name = present(volumes);
        var isNew = name == null;
        if (name == null) {
            var call = attempt.call();
            name =
                    VOLUME
                            + call.chance()
                                    .suffix(
                                            5,
                                            "token",
                                            call.namespace(),
                                            attempt.root().revision());
        }
        var changed = mounted(mounted(spec, "initContainers", name), "containers", name);
        return changed == spec || !isNew
                ? changed
                : changed.put("volumes", volumes.plus(volume(name)));
    }

    private static @Nullable String present(Items volumes) {
        for (var i = 0; i < volumes.size(); i++) {
            var name = volumes.document(i).text("name");
            if (name.startsWith(VOLUME)) {
                return name;
            }
        }
        return null;
    }

    private static Document mounted(Document spec, String list, String volume) {
        if (!(spec.get(list) instanceof Items containers)) {
            return spec;
        }
        var changed =
                containers.mapped(
                        container -> {
                            var mounts = container.items("volumeMounts");
                            if (mounts.named("mountPath", MOUNT) != null) {
                                return container;
                            }
                            var mount =
                                    Document.of(
                                            "name", volume, "readOnly", true, "mountPath", MOUNT);
                            return container.put("volumeMounts", mounts.plus(mount));
                        });
        return changed == containers ? spec : spec.put(list, changed);
    }

    private static Document volume(String name) {
        return Document.of("name", name, "projected", TOKEN);
    }

    private static Document token() {
        var token = Document.of("expirationSeconds", 3607, "path", "token");
        var authority =
                Document.of(
                        "name",
                        "kube-root-ca.crt",
                        "items",
                        Items.of(Document.of("key", "ca.crt", "path", "ca.crt")));
        var field = Document.of("apiVersion", "v1", "fieldPath", "metadata.namespace");
        var namespace =
                Document.of("items", Items.of(Document.of("path", "namespace", "fieldRef", field)));
        var sources =
                Items.of(
                        Document.of("serviceAccountToken", token),
                        Document.of("configMap", authority),
                        Document.of("downwardAPI", namespace));
        return Document.of("sources", sources, "defaultMode", 420);
    }
}
