package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.api.Ages;
import dev.sandglass.document.Document;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Roles' bindings, certificates, API services. */
final class AccessCells {

    private AccessCells() {}

    static Object[] binding(Document binding, long now) {
        return new Object[] {
            Cells.name(binding),
            binding.text("roleRef.kind") + "/" + binding.text("roleRef.name"),
            Cells.age(binding, now),
            subjects(binding, "User", subject -> subject.text("name")),
            subjects(binding, "Group", subject -> subject.text("name")),
            subjects(
                    binding,
                    "ServiceAccount",
                    subject -> {
                        var namespace = subject.text("namespace");
                        return namespace.isEmpty()
                                ? subject.text("name")
                                : namespace + "/" + subject.text("name");
                    })
        };
    }

    private static String subjects(
            Document binding, String kind, Function<Document, String> shown) {
        return binding.items("subjects")
                .documents()
                .filter(subject -> subject.text("kind").equals(kind))
                .map(shown)
                .collect(Collectors.joining(", "));
    }

    static Object[] signingRequest(Document request, long now) {
        var conditions = request.items("status.conditions");
        var status =
                conditions.named("type", "Denied") != null
                        ? "Denied"
                        : conditions.named("type", "Approved") != null ? "Approved" : "Pending";
        if (conditions.named("type", "Failed") != null) {
            status += ",Failed";
        }
        if (!request.text("status.certificate").isEmpty()) {
            status += ",Issued";
        }
        var seconds = request.number("spec.expirationSeconds", -1);
        return new Object[] {
            Cells.name(request),
            Cells.age(request, now),
            Cells.or(request.text("spec.signerName"), "<none>"),
            request.text("spec.username"),
            seconds < 0 ? "<none>" : Ages.human(seconds * 1_000_000_000L),
            status
        };
    }

    static Object[] apiService(Document service, long now) {
        var backend = service.child("spec.service");
        var available = service.items("status.conditions").named("type", "Available");
        var status = "Unknown";
        if (available != null) {
            status = available.text("status");
            if (!status.equals("True")) {
                status += " (" + available.text("reason") + ")";
            }
        }
        return new Object[] {
            Cells.name(service),
            backend.isEmpty() ? "Local" : backend.text("namespace") + "/" + backend.text("name"),
            status,
            Cells.age(service, now)
        };
    }

    static Object[] flowSchema(Document schema, long now) {
        var dangling = schema.items("status.conditions").named("type", "Dangling");
        return new Object[] {
            Cells.name(schema),
            schema.text("spec.priorityLevelConfiguration.name"),
            schema.number("spec.matchingPrecedence", 0),
            Cells.or(schema.text("spec.distinguisherMethod.type"), "<none>"),
            Cells.age(schema, now),
            dangling == null ? "?" : dangling.text("status")
        };
    }

    static Object[] priorityLevel(Document level, long now) {
        var limited = level.child("spec.limited");
        var queuing = limited.child("limitResponse.queuing");
        return new Object[] {
            Cells.name(level),
            level.text("spec.type"),
            orNone(limited, "nominalConcurrencyShares"),
            orNone(queuing, "queues"),
            orNone(queuing, "handSize"),
            orNone(queuing, "queueLengthLimit"),
            Cells.age(level, now)
        };
    }

    private static Object orNone(Document object, String field) {
        if (object.isEmpty()) {
            return "<none>";
        }
        return object.number(field, 0);
    }
}
