package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.ConfigMap;
import dev.sandglass.api.Credential;
import dev.sandglass.api.PersistentVolume;
import dev.sandglass.api.PersistentVolumeClaim;
import dev.sandglass.api.Request;
import dev.sandglass.api.Secret;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The volumes of Pods: what is in them, and why one cannot be set up. Follows upstream's volume
 * plugins for emptyDir, configMap, secret, projected, downwardAPI, hostPath and claims bound to a
 * volume of the node. Left out: everything that needs a driver.
 */
final class Volumes {

    /** What of a volume is known: files and their mode, or a problem. */
    record Filled(Document contents, int mode, @Nullable String problem) {
        static Filled problem(String text) {
            return new Filled(Document.EMPTY, 0, text);
        }
    }

    private static final int MODE = 0644;

    private final Workbench work;
    private final Credential credential;
    private final Cache<ConfigMap> configMaps;
    private final Cache<Secret> secrets;
    private final Cache<PersistentVolumeClaim> claims;
    private final Cache<PersistentVolume> volumes;

    Volumes(Workbench work, Credential credential) {
        this.work = work;
        this.credential = credential;
        configMaps = work.cache(ConfigMap.RESOURCE);
        secrets = work.cache(Secret.RESOURCE);
        claims = work.cache(PersistentVolumeClaim.RESOURCE);
        volumes = work.cache(PersistentVolume.RESOURCE);
    }

    static List<Document> of(Document pod) {
        return pod.items("spec.volumes").documents().toList();
    }

    /**
     * The problems of a Pod's volumes, by their names, in the order of the spec; none when all can
     * be set up.
     */
    Map<String, String> problems(Document pod, Environments environments) {
        var problems = new LinkedHashMap<String, String>();
        for (var volume : of(pod)) {
            var problem = fill(pod, volume, environments).problem();
            if (problem != null) {
                problems.put(volume.text("name"), problem);
            }
        }
        return problems;
    }

    /** The name under which the runtime keeps a volume: the Pod's own, or one of the node. */
    String key(Document pod, String name) {
        var volume = pod.items("spec.volumes").named("name", name);
        if (volume == null) {
            return name;
        }
        if (volume.has("hostPath")) {
            return "node:" + volume.text("hostPath.path");
        }
        if (volume.has("persistentVolumeClaim")) {
            var claim =
                    claims.get(
                            Specs.namespace(pod), volume.text("persistentVolumeClaim.claimName"));
            var bound = claim == null ? "" : claim.document().text("spec.volumeName");
            var persistent = volumes.get("", bound);
            var path =
                    persistent == null
                            ? ""
                            : persistent.document().text("spec.hostPath.path")
                                    + persistent.document().text("spec.local.path");
            return "node:" + (path.isEmpty() ? "/volumes/" + bound : path);
        }
        return name;
    }

    /** What the kubelet puts into a volume. */
    Filled fill(Document pod, Document volume, Environments environments) {
        if (volume.has("configMap")) {
            return mode(
                    volume.child("configMap"), configMap(pod, volume.child("configMap"), "name"));
        }
        if (volume.has("secret")) {
            return mode(volume.child("secret"), secret(pod, volume.child("secret"), "secretName"));
        }
        if (volume.has("downwardAPI")) {
            var source = volume.child("downwardAPI");
            return mode(source, new Filled(downward(pod, source, environments), MODE, null));
        }
        if (volume.has("projected")) {
            return mode(volume.child("projected"), projected(pod, volume, environments));
        }
        if (volume.has("persistentVolumeClaim")) {
            var name = volume.text("persistentVolumeClaim.claimName");
            var claim = claims.get(Specs.namespace(pod), name);
            if (claim == null || !claim.document().text("status.phase").equals("Bound")) {
                return Filled.problem("persistentvolumeclaim \"" + name + "\" not found");
            }
        }
        return new Filled(Document.EMPTY, 0777, null);
    }

    private static Filled mode(Document source, Filled filled) {
        var mode = (int) source.number("defaultMode", MODE);
        return filled.problem() != null ? filled : new Filled(filled.contents(), mode, null);
    }

    private Filled configMap(Document pod, Document source, String nameField) {
        var name = source.text(nameField);
        var map = configMaps.get(Specs.namespace(pod), name);
        if (map == null) {
            return source.flag("optional")
                    ? new Filled(Document.EMPTY, MODE, null)
                    : Filled.problem("configmap \"" + name + "\" not found");
        }
        var all = new TreeMap<String, Object>();
        map.document().child("data").forEach(all::put);
        map.document().child("binaryData").forEach((k, v) -> all.put(k, "base64:" + v));
        return selected(source, all, "references non-existent config key: ");
    }

    private Filled secret(Document pod, Document source, String nameField) {
        var name = source.text(nameField);
        var secret = secrets.get(Specs.namespace(pod), name);
        if (secret == null) {
            return source.flag("optional")
                    ? new Filled(Document.EMPTY, MODE, null)
                    : Filled.problem("secret \"" + name + "\" not found");
        }
        var all = new TreeMap<String, Object>();
        secret.document().child("data").forEach((k, v) -> all.put(k, "base64:" + v));
        return selected(source, all, "references non-existent secret key: ");
    }

    private static Filled selected(Document source, Map<String, Object> all, String problem) {
        var items = source.items("items");
        if (items.isEmpty()) {
            return new Filled(Document.copyOf(all), MODE, null);
        }
        var chosen = new TreeMap<String, Object>();
        for (var item : items.documents().toList()) {
            var value = all.get(item.text("key"));
            if (value != null) {
                chosen.put(item.text("path"), value);
            } else if (!source.flag("optional")) {
                return Filled.problem(problem + item.text("key"));
            }
        }
        return new Filled(Document.copyOf(chosen), MODE, null);
    }

    private Document downward(Document pod, Document source, Environments environments) {
        var contents = Document.EMPTY;
        for (var item : source.items("items").documents().toList()) {
            contents = contents.put(item.text("path"), value(pod, item, environments));
        }
        return contents;
    }

    private String value(Document pod, Document item, Environments environments) {
        if (item.has("resourceFieldRef")) {
            var reference = item.child("resourceFieldRef");
            var container = Specs.container(pod, reference.text("containerName"));
            return container == null ? "" : Quantities.field(container, reference);
        }
        var path = item.text("fieldRef.fieldPath");
        return switch (path) {
            case "metadata.labels", "metadata.annotations" -> lines(pod.child(path));
            default -> environments.field(pod, path, pod.text("status.podIP"));
        };
    }

    private static String lines(Document map) {
        var lines = new ArrayList<String>();
        map.forEach((key, value) -> lines.add(key + "=\"" + value + "\""));
        return String.join("\n", lines);
    }

    private Filled projected(Document pod, Document volume, Environments environments) {
        var contents = Document.EMPTY;
        for (var source : volume.items("projected.sources").documents().toList()) {
            Filled part;
            if (source.has("configMap")) {
                part = configMap(pod, source.child("configMap"), "name");
            } else if (source.has("secret")) {
                part = secret(pod, source.child("secret"), "name");
            } else if (source.has("downwardAPI")) {
                part =
                        new Filled(
                                downward(pod, source.child("downwardAPI"), environments),
                                MODE,
                                null);
            } else {
                part = token(pod, source.child("serviceAccountToken"));
            }
            if (part.problem() != null) {
                return part;
            }
            contents = contents.putAll(part.contents());
        }
        return new Filled(contents, MODE, null);
    }

    /** A token is made when somebody reads the file: most Pods never do. */
    private static Filled token(Document pod, Document source) {
        var wish =
                "fetch:"
                        + Specs.uid(pod)
                        + " "
                        + source.number("expirationSeconds", 3600)
                        + " "
                        + source.text("audience");
        return new Filled(Document.of(source.text("path"), wish), MODE, null);
    }

    /** Asks the API server for a token; empty when it gives none. */
    String fetchToken(Document pod, String expiration, String audience) {
        var account = pod.text("spec.serviceAccountName", "default");
        var path =
                "/api/v1/namespaces/"
                        + Specs.namespace(pod)
                        + "/serviceaccounts/"
                        + account
                        + "/token";
        var body =
                Document.EMPTY
                        .with("kind", "TokenRequest")
                        .with("apiVersion", "authentication.k8s.io/v1")
                        .with("spec", tokenSpec(pod, Long.parseLong(expiration), audience));
        var answer = work.client().attempt(() -> work.client().send(post(path, body)));
        return switch (answer) {
            case Answer.Done<Document>(var request) -> request.text("status.token");
            case Answer.No<Document> _ -> "";
        };
    }

    private static Document tokenSpec(Document pod, long expiration, String audience) {
        return Document.EMPTY
                .with("audiences", audience.isEmpty() ? Items.EMPTY : Items.of(audience))
                .with("expirationSeconds", expiration)
                .with("boundObjectRef.kind", "Pod")
                .with("boundObjectRef.apiVersion", "v1")
                .with("boundObjectRef.name", Specs.podName(pod))
                .with("boundObjectRef.uid", Specs.apiUid(pod));
    }

    private Request post(String path, Document body) {
        return Request.of(Request.Method.POST, path, credential).withBody(body);
    }

    /** A sync brings the files of ConfigMaps, Secrets and the Pod's own fields up to date. */
    void refresh(PodWorker worker) {
        var sandbox = worker.seen.sandbox();
        if (sandbox == null) {
            return;
        }
        for (var volume : of(worker.pod)) {
            if (volume.has("configMap") || volume.has("secret") || volume.has("downwardAPI")) {
                worker.starting().fill(sandbox.id(), volume);
            }
        }
    }

    /** Whether one of these objects is in a volume of the Pod. */
    static boolean uses(Document pod, String field, String name) {
        for (var volume : of(pod)) {
            if (volume.child(field)
                    .text(field.equals("secret") ? "secretName" : "name")
                    .equals(name)) {
                return true;
            }
            for (var source : volume.items("projected.sources").documents().toList()) {
                if (source.child(field).text("name").equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
