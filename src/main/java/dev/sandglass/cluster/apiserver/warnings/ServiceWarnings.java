package dev.sandglass.cluster.apiserver.warnings;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;

/** Fields of Services that do nothing where they stand. */
final class ServiceWarnings {

    private ServiceWarnings() {}

    static void tell(Document service, Call call) {
        var spec = service.child("spec");
        var isByName = spec.text("type").equals("ExternalName");
        if (spec.text("type").equals("ClusterIP") && spec.text("clusterIP").equals("None")) {
            if (!spec.text("loadBalancerIP").isEmpty()) {
                call.warn("spec.loadBalancerIP is ignored for headless services");
            }
            if (!spec.items("externalIPs").isEmpty()) {
                call.warn("spec.externalIPs is ignored for headless services");
            }
            if (!spec.text("sessionAffinity").equals("None")) {
                call.warn("spec.SessionAffinity is ignored for headless services");
            }
        }
        if (isByName && !spec.items("externalIPs").isEmpty()) {
            call.warn("spec.externalIPs is ignored when spec.type is \"ExternalName\"");
        }
        if (!isByName && !spec.text("externalName").isEmpty()) {
            call.warn("spec.externalName is ignored when spec.type is not \"ExternalName\"");
        }
    }
}
