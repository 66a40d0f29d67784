package dev.sandglass.kubectl.top;

import dev.sandglass.api.Quantity;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** What is measured, where it is asked for and how it is written. */
final class Metrics {

    static final String CPU = "cpu";
    static final String MEMORY = "memory";
    static final String SWAP = "swap";

    private static final String MEASURES = Client.PROTOBUF + ", */*";
    private static final String GROUP = "metrics.k8s.io";
    private static final long MEBIBYTE = 1024 * 1024;

    private Metrics() {}

    /** What the flags ask to be shown. */
    static List<String> measured(Arguments arguments) {
        return arguments.flag("show-swap") ? List.of(CPU, MEMORY, SWAP) : List.of(CPU, MEMORY);
    }

    static void check(Arguments arguments) {
        var order = arguments.text("sort-by");
        if (!order.isEmpty() && !order.equals(CPU) && !order.equals(MEMORY)) {
            throw Failure.of("--sort-by accepts only cpu or memory");
        }
    }

    /** The one of this name, or those of a selection. */
    static List<Document> ask(Client client, String path, String name, Request selection) {
        if (!isServed(client)) {
            throw Failure.of("Metrics API not available");
        }
        var base = "/apis/" + GROUP + "/v1beta1" + path;
        if (!name.isEmpty()) {
            return List.of(client.object(client.get(base + "/" + name).withAccept(MEASURES)));
        }
        var request = client.get(base).withAccept(MEASURES).withQuery(selection.query());
        return new ArrayList<>(client.object(request).items("items").documents().toList());
    }

    private static boolean isServed(Client client) {
        client.object(client.get("/api").withAccept(Client.DISCOVERY));
        var groups = client.object(client.get("/apis").withAccept(Client.DISCOVERY));
        return groups.items("items")
                .documents()
                .anyMatch(g -> g.text("metadata.name").equals(GROUP));
    }

    static Quantity amount(Document amounts, String resource) {
        return Quantity.read(amounts.get(resource));
    }

    /** The largest first by what is asked for, else by name. */
    static <T> Comparator<T> order(
            String by, BiFunction<T, String, Quantity> amount, Comparator<T> names) {
        return by.isEmpty() ? names : Comparator.comparing((T t) -> amount.apply(t, by)).reversed();
    }

    /** {@code 121m} or {@code 136Mi}. */
    static String shown(String resource, Quantity amount) {
        return resource.equals(CPU) ? amount.millis() + "m" : amount.value() / MEBIBYTE + "Mi";
    }
}
