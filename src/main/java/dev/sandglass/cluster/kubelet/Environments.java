package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.ConfigMap;
import dev.sandglass.api.Secret;
import dev.sandglass.api.Service;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The environment of containers: variables of Services, of ConfigMaps and Secrets as a whole, and
 * each by itself, with {@code $(NAME)} replaced. Follows upstream's {@code
 * makeEnvironmentVariables}.
 */
final class Environments {

    /** A container whose configuration cannot be made; the message goes into its status. */
    static final class ConfigProblem extends Exception {
        private static final long serialVersionUID = 1L;

        ConfigProblem(String message) {
            super(message, null, false, false);
        }
    }

    private final Cache<Service> services;
    private final Cache<ConfigMap> configMaps;
    private final Cache<Secret> secrets;
    private final String node;
    private final String hostAddress;

    Environments(Workbench work, String node, String hostAddress) {
        services = work.cache(Service.RESOURCE);
        configMaps = work.cache(ConfigMap.RESOURCE);
        secrets = work.cache(Secret.RESOURCE);
        this.node = node;
        this.hostAddress = hostAddress;
    }

    Map<String, String> of(Document pod, Document container, String podAddress)
            throws ConfigProblem {
        var linked = links(pod);
        var result = new TreeMap<String, String>();
        for (var from : container.items("envFrom").documents().toList()) {
            addAll(pod, from, result);
        }
        for (var variable : container.items("env").documents().toList()) {
            var name = variable.text("name");
            String value;
            if (variable.has("valueFrom")) {
                value = from(pod, container, variable.child("valueFrom"), podAddress);
            } else {
                value = Expansion.expand(variable.text("value"), result, linked);
            }
            if (value != null) {
                result.put(name, value);
            }
        }
        linked.forEach(result::putIfAbsent);
        return result;
    }

    private void addAll(Document pod, Document from, Map<String, String> result)
            throws ConfigProblem {
        var namespace = Specs.namespace(pod);
        var prefix = from.text("prefix");
        if (from.has("configMapRef")) {
            var name = from.text("configMapRef.name");
            var map = configMaps.get(namespace, name);
            if (map == null && !from.flag("configMapRef.optional")) {
                throw new ConfigProblem("configmap \"" + name + "\" not found");
            }
            if (map != null) {
                map.document().child("data").forEach((k, v) -> result.put(prefix + k, (String) v));
            }
        }
        if (from.has("secretRef")) {
            var name = from.text("secretRef.name");
            var secret = secrets.get(namespace, name);
            if (secret == null && !from.flag("secretRef.optional")) {
                throw new ConfigProblem("secret \"" + name + "\" not found");
            }
            if (secret != null) {
                secret.document()
                        .child("data")
                        .forEach((k, v) -> result.put(prefix + k, decoded((String) v)));
            }
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private @Nullable String from(
            Document pod, Document container, Document source, String podAddress)
            throws ConfigProblem {
        if (source.has("fieldRef")) {
            return field(pod, source.text("fieldRef.fieldPath"), podAddress);
        }
        if (source.has("resourceFieldRef")) {
            var reference = source.child("resourceFieldRef");
            var of = reference.text("containerName");
            var spec = of.isEmpty() ? container : Specs.container(pod, of);
            return spec == null ? "" : Quantities.field(spec, reference);
        }
        if (source.has("configMapKeyRef")) {
            return ofConfigMap(pod, source.child("configMapKeyRef"));
        }
        if (source.has("secretKeyRef")) {
            return ofSecret(pod, source.child("secretKeyRef"));
        }
        return "";
    }

    private @Nullable String ofConfigMap(Document pod, Document reference) throws ConfigProblem {
        var namespace = Specs.namespace(pod);
        var name = reference.text("name");
        var map = configMaps.get(namespace, name);
        if (map == null && !reference.flag("optional")) {
            throw new ConfigProblem("configmap \"" + name + "\" not found");
        }
        var key = reference.text("key");
        var value = map == null ? null : map.document().child("data").get(key);
        if (value == null && !reference.flag("optional")) {
            throw new ConfigProblem(
                    "couldn't find key " + key + " in ConfigMap " + namespace + "/" + name);
        }
        return (String) value;
    }

    private @Nullable String ofSecret(Document pod, Document reference) throws ConfigProblem {
        var namespace = Specs.namespace(pod);
        var name = reference.text("name");
        var secret = secrets.get(namespace, name);
        if (secret == null && !reference.flag("optional")) {
            throw new ConfigProblem("secret \"" + name + "\" not found");
        }
        var key = reference.text("key");
        var value = secret == null ? null : secret.document().child("data").get(key);
        if (value == null && !reference.flag("optional")) {
            throw new ConfigProblem(
                    "couldn't find key " + key + " in Secret " + namespace + "/" + name);
        }
        return value == null ? null : decoded((String) value);
    }

    /** A field of the Pod, as {@code fieldRef} names it. */
    String field(Document pod, String path, String podAddress) {
        return switch (path) {
            case "metadata.name" -> Specs.podName(pod);
            case "metadata.namespace" -> Specs.namespace(pod);
            case "metadata.uid" -> Specs.uid(pod);
            case "spec.nodeName" -> node;
            case "spec.serviceAccountName" -> pod.text("spec.serviceAccountName");
            case "status.hostIP", "status.hostIPs" -> hostAddress;
            case "status.podIP", "status.podIPs" -> podAddress;
            default -> {
                var open = path.indexOf("['");
                if (open < 0) {
                    yield "";
                }
                var key = path.substring(open + 2, path.length() - 2);
                var value = pod.child(path.substring(0, open)).get(key);
                yield value instanceof String text ? text : "";
            }
        };
    }

    private Map<String, String> links(Document pod) {
        var all = new TreeMap<String, String>();
        var master = services.get("default", "kubernetes");
        if (master != null) {
            link(master.document(), all);
        }
        if (!Boolean.FALSE.equals(pod.child("spec").get("enableServiceLinks"))) {
            services.in(Specs.namespace(pod)).forEach(s -> link(s.document(), all));
        }
        return all;
    }

    private static void link(Document service, Map<String, String> all) {
        var address = service.text("spec.clusterIP");
        var ports = service.items("spec.ports").documents().toList();
        if (address.isEmpty() || address.equals("None") || ports.isEmpty()) {
            return;
        }
        var name = word(service.text("metadata.name"));
        var first = ports.getFirst().number("port", 0);
        all.put(name + "_SERVICE_HOST", address);
        all.put(name + "_SERVICE_PORT", Long.toString(first));
        for (var port : ports) {
            var number = port.number("port", 0);
            if (!port.text("name").isEmpty()) {
                all.put(name + "_SERVICE_PORT_" + word(port.text("name")), Long.toString(number));
            }
            var protocol = port.text("protocol", "TCP").toLowerCase(Locale.ROOT);
            var url = protocol + "://" + address + ":" + number;
            all.putIfAbsent(name + "_PORT", url);
            var prefix = name + "_PORT_" + number + "_" + protocol.toUpperCase(Locale.ROOT);
            all.put(prefix, url);
            all.put(prefix + "_PROTO", protocol);
            all.put(prefix + "_PORT", Long.toString(number));
            all.put(prefix + "_ADDR", address);
        }
    }

    private static String word(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
