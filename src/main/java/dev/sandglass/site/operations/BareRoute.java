package dev.sandglass.site.operations;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What {@code ./sandglass bench} holds the clusters' doors against: {@code /bare/N} answers N bytes and does nothing else. It
 * exists only while {@code SANDGLASS_BENCH} says {@code true}.
 */
@ApplicationScoped
class BareRoute {

    private static final String PATH = "/bare/";
    private static final int LARGEST = 8 * 1024 * 1024;

    private final boolean isBench;
    private final ConcurrentHashMap<Integer, Buffer> bodies = new ConcurrentHashMap<>();

    BareRoute(@ConfigProperty(name = "sandglass.bench", defaultValue = "false") boolean isBench) {
        this.isBench = isBench;
    }

    void open(@Observes Router router) {
        if (isBench) {
            router.route(PATH + "*").order(-1_000).handler(this::answer);
        }
    }

    private void answer(RoutingContext routing) {
        var size = Integer.parseInt(routing.request().path().substring(PATH.length()));
        var body = bodies.computeIfAbsent(size, it -> Buffer.buffer(bytes(it)));
        routing.response().putHeader("Content-Type", "application/json").end(body);
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[Math.min(size, LARGEST)];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
