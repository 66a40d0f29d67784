package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The volumes of a Pod; sources that no lesson uses are only counted, not looked into. */
final class VolumeValidation {

    /** Every source in the order in which upstream asks for them. */
    private static final List<String> SOURCES =
            List.of(
                    "emptyDir",
                    "hostPath",
                    "gitRepo",
                    "gcePersistentDisk",
                    "awsElasticBlockStore",
                    "secret",
                    "nfs",
                    "iscsi",
                    "glusterfs",
                    "flocker",
                    "persistentVolumeClaim",
                    "rbd",
                    "cinder",
                    "cephfs",
                    "quobyte",
                    "downwardAPI",
                    "fc",
                    "flexVolume",
                    "configMap",
                    "azureFile",
                    "vsphereVolume",
                    "photonPersistentDisk",
                    "portworxVolume",
                    "azureDisk",
                    "storageos",
                    "projected",
                    "scaleIO",
                    "csi",
                    "ephemeral",
                    "image");

    private static final List<String> HOST_PATHS =
            List.of(
                    "",
                    "BlockDevice",
                    "CharDevice",
                    "Directory",
                    "DirectoryOrCreate",
                    "File",
                    "FileOrCreate",
                    "Socket");

    private VolumeValidation() {}

    /** Looks at the volumes and returns the names of those that are named well. */
    static Set<String> check(String field, Items volumes, Faults faults) {
        var names = new HashSet<String>();
        for (var i = 0; i < volumes.size(); i++) {
            var volume = volumes.document(i);
            var at = field + "[" + i + "]";
            source(at, volume, faults);
            var name = volume.text("name");
            if (name.isEmpty()) {
                faults.required(at + ".name", "");
            } else {
                Checks.rule(at + ".name", name, Names::dns1123Label, faults);
                if (!names.add(name)) {
                    faults.duplicate(at + ".name", name);
                }
            }
        }
        return names;
    }

    private static void source(String field, Document volume, Faults faults) {
        var found = 0;
        for (var kind : SOURCES) {
            if (volume.get(kind) instanceof Document source) {
                if (++found > 1) {
                    faults.forbidden(field + "." + kind, "may not specify more than 1 volume type");
                } else {
                    details(field + "." + kind, kind, source, faults);
                }
            }
        }
        if (found == 0) {
            faults.required(field, "must specify a volume type");
        }
    }

    private static void details(String field, String kind, Document source, Faults faults) {
        switch (kind) {
            case "hostPath" -> hostPath(field, source, faults);
            case "secret" -> {
                required(field, ".secretName", source.text("secretName"), faults);
                files(field, source, faults);
            }
            case "configMap" -> {
                required(field, ".name", source.text("name"), faults);
                files(field, source, faults);
            }
            case "persistentVolumeClaim" ->
                    required(field, ".claimName", source.text("claimName"), faults);
            case "nfs" -> nfs(field, source, faults);
            case "downwardAPI" -> mode(field, ".defaultMode", source.get("defaultMode"), faults);
            case "projected" -> projected(field, source, faults);
            case "csi" -> required(field, ".driver", source.text("driver"), faults);
            case "ephemeral" -> {
                if (!(source.get("volumeClaimTemplate") instanceof Document)) {
                    faults.required(field + ".volumeClaimTemplate", "");
                }
            }
            default -> {}
        }
    }

    private static void required(String field, String key, String value, Faults faults) {
        if (value.isEmpty()) {
            faults.required(field + key, "");
        }
    }

    static void hostPath(String field, Document source, Faults faults) {
        var path = source.text("path");
        if (path.isEmpty()) {
            faults.required(field + ".path", "");
            return;
        }
        MountValidation.noWayUp(field + ".path", path, faults);
        Checks.oneOf(field + ".type", source.text("type"), HOST_PATHS, faults);
    }

    static void nfs(String field, Document source, Faults faults) {
        required(field, ".server", source.text("server"), faults);
        var path = source.text("path");
        required(field, ".path", path, faults);
        if (!path.isEmpty() && !path.startsWith("/")) {
            faults.invalid(field + ".path", path, "must be an absolute path");
        }
    }

    private static void mode(String field, String key, Object mode, Faults faults) {
        if (mode instanceof Long bits && (bits < 0 || bits > 0777)) {
            faults.invalid(
                    field + key,
                    bits, "must be a number between 0 and 0777 (octal), both inclusive");
        }
    }

    private static void files(String field, Document source, Faults faults) {
        mode(field, ".defaultMode", source.get("defaultMode"), faults);
        var items = source.items("items");
        for (var i = 0; i < items.size(); i++) {
            var item = items.document(i);
            var at = field + ".items[" + i + "]";
            required(at, ".key", item.text("key"), faults);
            var path = item.text("path");
            required(at, ".path", path, faults);
            if (path.startsWith("/") || path.contains("..")) {
                localFile(at + ".path", path, faults);
            }
            mode(at, ".mode", item.get("mode"), faults);
        }
    }

    /** A path that stays in the volume and does not hide behind two dots. */
    private static void localFile(String field, String path, Faults faults) {
        MountValidation.relative(field, path, faults);
        if (path.startsWith("..") && !path.startsWith("../") && !path.equals("..")) {
            faults.invalid(field, path, "must not start with '..'");
        }
    }

    private static void projected(String field, Document source, Faults faults) {
        mode(field, ".defaultMode", source.get("defaultMode"), faults);
        var sources = source.items("sources");
        for (var i = 0; i < sources.size(); i++) {
            var part = sources.document(i);
            var at = field + ".sources[" + i + "]";
            if (part.get("serviceAccountToken") instanceof Document token) {
                token(at + ".serviceAccountToken", token, faults);
            }
            if (part.get("configMap") instanceof Document map) {
                required(at, ".configMap.name", map.text("name"), faults);
                files(at + ".configMap", map, faults);
            }
            if (part.get("secret") instanceof Document secret) {
                required(at, ".secret.name", secret.text("name"), faults);
                files(at + ".secret", secret, faults);
            }
        }
    }

    private static void token(String field, Document token, Faults faults) {
        var seconds = token.number("expirationSeconds", 0);
        if (seconds < 600) {
            faults.invalid(
                    field + ".expirationSeconds",
                    seconds,
                    "may not specify a duration less than 10 minutes");
        }
        if (seconds > 1L << 32) {
            faults.invalid(
                    field + ".expirationSeconds",
                    seconds,
                    "may not specify a duration larger than 2^32 seconds");
        }
        required(field, ".path", token.text("path"), faults);
    }
}
