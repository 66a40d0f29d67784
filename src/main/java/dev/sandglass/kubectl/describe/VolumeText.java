package dev.sandglass.kubectl.describe;

import dev.sandglass.api.Quantity;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** Volumes and where they come from. Left out: the network file systems that no cluster of ours offers. */
final class VolumeText {

    private VolumeText() {}

    static void volumes(Items volumes, Page page, String space) {
        if (volumes.isEmpty()) {
            page.line(space + "Volumes:\t<none>");
            return;
        }
        page.line(space + "Volumes:");
        for (var volume : volumes.documents().toList()) {
            page.line(1, (space.isEmpty() ? "" : " ") + volume.text("name") + ":");
            source(volume, page);
        }
    }

    /** The source of a volume, of a Pod or a PersistentVolume. */
    static void source(Document volume, Page page) {
        if (volume.has("hostPath")) {
            hostPath(volume.child("hostPath"), page);
        } else if (volume.has("emptyDir")) {
            emptyDir(volume.child("emptyDir"), page);
        } else if (volume.has("secret")) {
            page.field(2, "Type", "Secret (a volume populated by a Secret)");
            page.field(2, "SecretName", volume.text("secret.secretName"));
            page.field(2, "Optional", volume.flag("secret.optional"));
        } else if (volume.has("configMap")) {
            page.field(2, "Type", "ConfigMap (a volume populated by a ConfigMap)");
            page.field(2, "Name", volume.text("configMap.name"));
            page.field(2, "Optional", volume.flag("configMap.optional"));
        } else if (volume.has("projected")) {
            projected(volume.items("projected.sources"), page);
        } else if (volume.has("persistentVolumeClaim")) {
            page.field(
                    2,
                    "Type",
                    "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)");
            page.field(2, "ClaimName", volume.text("persistentVolumeClaim.claimName"));
            page.field(2, "ReadOnly", volume.flag("persistentVolumeClaim.readOnly"));
        } else if (volume.has("downwardAPI")) {
            downward(volume.items("downwardAPI.items"), page);
        } else {
            rarer(volume, page);
        }
    }

    private static void rarer(Document volume, Page page) {
        if (volume.has("nfs")) {
            page.field(2, "Type", "NFS (an NFS mount that lasts the lifetime of a pod)");
            page.field(2, "Server", volume.text("nfs.server"));
            page.field(2, "Path", volume.text("nfs.path"));
            page.field(2, "ReadOnly", volume.flag("nfs.readOnly"));
        } else if (volume.has("local")) {
            page.field(
                    2,
                    "Type",
                    "LocalVolume (a persistent volume backed by local storage on a node)");
            page.field(2, "Path", volume.text("local.path"));
        } else if (volume.has("csi")) {
            csi(volume.child("csi"), page);
        } else if (volume.has("image")) {
            page.field(2, "Type", "Image (a container image or OCI artifact)");
            page.field(2, "Reference", volume.text("image.reference"));
            page.field(2, "PullPolicy", volume.text("image.pullPolicy"));
        } else if (volume.has("ephemeral")) {
            page.field(
                    2,
                    "Type",
                    "EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)");
        } else {
            page.line(1, "<unknown>");
        }
    }

    private static void hostPath(Document source, Page page) {
        page.field(2, "Type", "HostPath (bare host directory volume)");
        page.field(2, "Path", source.text("path"));
        page.field(2, "HostPathType", source.has("type") ? source.text("type") : "<none>");
    }

    private static void emptyDir(Document source, Page page) {
        page.field(2, "Type", "EmptyDir (a temporary directory that shares a pod's lifetime)");
        page.field(2, "Medium", source.text("medium"));
        var limit = source.get("sizeLimit");
        var isSet = limit != null && Quantity.read(limit).sign() > 0;
        page.field(2, "SizeLimit", isSet ? Quantity.read(limit).toString() : "<unset>");
    }

    private static void projected(Items sources, Page page) {
        page.field(
                2,
                "Type",
                "Projected (a volume that contains injected data from multiple sources)");
        for (var source : sources.documents().toList()) {
            if (source.has("secret")) {
                page.field(2, "SecretName", source.text("secret.name"));
                page.field(2, "Optional", source.flag("secret.optional"));
            } else if (source.has("downwardAPI")) {
                page.field(2, "DownwardAPI", true);
            } else if (source.has("configMap")) {
                page.field(2, "ConfigMapName", source.text("configMap.name"));
                page.field(2, "Optional", source.flag("configMap.optional"));
            } else if (source.has("serviceAccountToken")) {
                page.field(
                        2,
                        "TokenExpirationSeconds",
                        source.number("serviceAccountToken.expirationSeconds", 0));
            }
        }
    }

    private static void downward(Items items, Page page) {
        page.field(2, "Type", "DownwardAPI (a volume populated by information about the pod)");
        page.line(2, "Items:");
        for (var item : items.documents().toList()) {
            var from =
                    item.has("fieldRef")
                            ? item.text("fieldRef.fieldPath")
                            : item.text("resourceFieldRef.resource");
            page.line(3, from + " -> " + item.text("path"));
        }
    }

    private static void csi(Document source, Page page) {
        page.field(2, "Type", "CSI (a Container Storage Interface (CSI) volume source)");
        page.field(2, "Driver", source.text("driver"));
        page.field(2, "FSType", source.text("fsType"));
        if (source.has("volumeHandle")) {
            page.field(2, "VolumeHandle", source.text("volumeHandle"));
        }
        page.field(2, "ReadOnly", source.flag("readOnly"));
        var attributes = source.child("volumeAttributes");
        page.write("    VolumeAttributes:\t");
        if (attributes.isEmpty()) {
            page.line("<none>");
            return;
        }
        var lead = "    ";
        for (var key : attributes.keys()) {
            page.line(lead + key + "=" + attributes.get(key));
            lead = "        \t    ";
        }
    }
}
