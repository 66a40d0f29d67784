package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /healthz}, {@code /livez}, {@code /readyz}: every check is good as long as this server
 * answers at all.
 */
final class Health {

    private static final List<String> CHECKS =
            List.of(
                    "ping",
                    "log",
                    "etcd",
                    "poststarthook/start-apiserver-admission-initializer",
                    "poststarthook/generic-apiserver-start-informers",
                    "poststarthook/priority-and-fairness-config-consumer",
                    "poststarthook/priority-and-fairness-filter",
                    "poststarthook/storage-object-count-tracker-hook",
                    "poststarthook/start-apiextensions-informers",
                    "poststarthook/start-apiextensions-controllers",
                    "poststarthook/crd-informer-synced",
                    "poststarthook/start-system-namespaces-controller",
                    "poststarthook/start-cluster-authentication-info-controller",
                    "poststarthook/start-kube-apiserver-identity-lease-controller",
                    "poststarthook/start-kube-apiserver-identity-lease-garbage-collector",
                    "poststarthook/start-legacy-token-tracking-controller",
                    "poststarthook/start-service-ip-repair-controllers",
                    "poststarthook/rbac/bootstrap-roles",
                    "poststarthook/scheduling/bootstrap-system-priority-classes",
                    "poststarthook/priority-and-fairness-config-producer",
                    "poststarthook/bootstrap-controller",
                    "poststarthook/start-kubernetes-service-cidr-controller",
                    "poststarthook/aggregator-reload-proxy-client-cert",
                    "poststarthook/start-kube-aggregator-informers",
                    "poststarthook/apiservice-status-local-available-controller",
                    "poststarthook/apiservice-status-remote-available-controller",
                    "poststarthook/apiservice-registration-controller",
                    "poststarthook/apiservice-discovery-controller",
                    "poststarthook/kube-apiserver-autoregistration",
                    "autoregister-completion",
                    "poststarthook/apiservice-openapi-controller",
                    "poststarthook/apiservice-openapiv3-controller");

    private static final List<String> ONLY_READY = List.of("etcd-readiness", "informer-sync");

    private Health() {}

    /** The page of health at this path; null when it is another. */
    static @Nullable Reply page(String path, Request request) {
        var slash = path.indexOf('/', 1);
        var name = slash < 0 ? path.substring(1) : path.substring(1, slash);
        var checks =
                switch (name) {
                    case "healthz", "livez" -> CHECKS;
                    case "readyz" -> ready();
                    default -> null;
                };
        if (checks == null) {
            return null;
        }
        if (slash >= 0) {
            return checks.contains(path.substring(slash + 1))
                    ? Pages.text(200, "ok")
                    : Pages.notFound();
        }
        return Pages.text(
                200, request.parameter("verbose") == null ? "ok" : verbose(name, checks, request));
    }

    private static List<String> ready() {
        var checks = new ArrayList<>(CHECKS);
        checks.addAll(3, ONLY_READY);
        checks.add("shutdown");
        return checks;
    }

    private static String verbose(String name, List<String> checks, Request request) {
        var excluded = request.query().getOrDefault("exclude", List.of());
        var out = new StringBuilder();
        for (var check : checks) {
            out.append("[+]")
                    .append(check)
                    .append(excluded.contains(check) ? " excluded: ok\n" : " ok\n");
        }
        return out.append(name).append(" check passed\n").toString();
    }
}
