package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.printing.Printer;
import dev.sandglass.kubectl.usage.Arguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code kubectl replace --force}: deletes objects, waits until they are gone, makes them again. */
final class Replacement {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Arguments arguments;
    private final Client client;
    private final String validation;
    private final String policy;

    Replacement(Arguments arguments, Client client, String validation, String policy) {
        this.arguments = arguments;
        this.client = client;
        this.validation = validation;
        this.policy = policy;
    }

    int run(Printer printer) {
        var outcome = Replace.targets(arguments, client).collect();
        var failures = new ArrayList<>(outcome.failures());
        outcome.found().forEach(target -> delete(target, failures));
        Failures.throwIfAny(failures);
        outcome.found().forEach(this::awaitGone);
        if (outcome.found().isEmpty()) {
            throw Failure.of("no objects passed to replace");
        }
        for (var target : outcome.found()) {
            try {
                client.session().write(printer.print(create(target)));
            } catch (Failure failure) {
                failures.add(failure);
            }
        }
        Failures.throwIfAny(failures);
        return 0;
    }

    private void delete(Target target, List<Failure> failures) {
        var options = Document.of("propagationPolicy", policy);
        var grace = arguments.number("grace-period");
        grace = grace == 0 ? 1 : grace; // so that no data is lost by accident
        if (grace >= 0) {
            options = options.put("gracePeriodSeconds", grace);
        }
        try {
            client.object(client.request(Method.DELETE, target.path()).withBody(options));
        } catch (Refusal refusal) {
            if (!refusal.isNotFound()) {
                failures.add(
                        refusal.withMessage(
                                "error when deleting \""
                                        + target.source()
                                        + "\": "
                                        + refusal.said()));
            }
            return;
        }
        var group = target.kind().group();
        var kind =
                target.kind().name().toLowerCase(Locale.ROOT)
                        + (group.isEmpty() ? "" : "." + group);
        if (arguments.text("output").equals("name")) {
            client.session().print(kind + "/" + target.name());
            return;
        }
        var within = target.kind().namespaced() ? " from " + target.namespace() + " namespace" : "";
        client.session().print(kind + " \"" + target.name() + "\" deleted" + within);
    }

    private void awaitGone(Target target) {
        var timeout = arguments.duration("timeout");
        var until = client.session().now() + (timeout.isZero() ? LONGEST : timeout).toNanos();
        while (true) {
            try {
                client.object(client.get(target.path()));
            } catch (Refusal refusal) {
                if (refusal.isNotFound()) {
                    return;
                }
                throw refusal;
            }
            if (client.session().now() >= until) {
                throw Failure.of("context deadline exceeded");
            }
            client.session().sleep(LOOK);
        }
    }

    private Document create(Target target) {
        var object = Replace.noted(target.known(), arguments).without("metadata.resourceVersion");
        return client.object(
                client.request(Method.POST, Client.path(target.kind(), target.namespace()))
                        .withBody(object)
                        .with("fieldManager", arguments.text("field-manager"))
                        .with("fieldValidation", validation));
    }
}
