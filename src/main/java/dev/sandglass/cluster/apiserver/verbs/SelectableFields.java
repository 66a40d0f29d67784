package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Map;

/** The fields by which objects can be selected; every kind has its name and namespace. */
final class SelectableFields {

    private static final Map<String, List<String>> MORE =
            Map.of(
                    "pods",
                    List.of(
                            "spec.nodeName",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "spec.hostNetwork",
                            "status.phase",
                            "status.podIP",
                            "status.podIPs",
                            "status.nominatedNodeName"),
                    "nodes",
                    List.of("spec.unschedulable"),
                    "namespaces",
                    List.of("status.phase"),
                    "secrets",
                    List.of("type"),
                    "services",
                    List.of("spec.clusterIP", "spec.type"),
                    "replicationcontrollers",
                    List.of("status.replicas"),
                    "replicasets.apps",
                    List.of("status.replicas"),
                    "jobs.batch",
                    List.of("status.successful"),
                    "events",
                    List.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "involvedObject.apiVersion",
                            "involvedObject.resourceVersion",
                            "involvedObject.fieldPath",
                            "reason",
                            "reportingComponent",
                            "source",
                            "type"),
                    "certificatesigningrequests.certificates.k8s.io",
                    List.of("spec.signerName"));

    private SelectableFields() {}

    /** Refuses a field by which this kind cannot be selected. */
    static void check(String field, Kind kind) {
        if (field.equals("metadata.name") || field.equals("metadata.namespace")) {
            return;
        }
        var more = MORE.get(Stored.resource(kind));
        if (more != null && more.contains(field)) {
            return;
        }
        throw Refusals.badRequest(
                more == null
                        ? Refusals.quoted(field)
                                + " is not a known field selector: only \"metadata.name\","
                                + " \"metadata.namespace\""
                        : "field label not supported: " + field);
    }

    /** The field's value as text; empty when it is not set. */
    static String value(Document object, String field) {
        return switch (field) {
            case "status.podIPs" -> object.text("status.podIPs[0].ip");
            case "status.successful" -> Long.toString(object.number("status.succeeded", 0));
            case "source" -> object.text("source.component");
            default -> {
                var value = object.at(field);
                yield switch (value) {
                    case null -> absent(field);
                    case String text -> text;
                    default -> value.toString();
                };
            }
        };
    }

    private static String absent(String field) {
        return switch (field) {
            case "spec.unschedulable", "spec.hostNetwork" -> "false";
            case "status.replicas" -> "0";
            default -> "";
        };
    }
}
