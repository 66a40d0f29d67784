package dev.sandglass.cluster.images;

import dev.sandglass.cluster.runtime.Image;
import dev.sandglass.cluster.runtime.Reference;
import dev.sandglass.cluster.runtime.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All images that there are, by name; every other name fails to pull as Docker Hub and the resolver
 * of the nodes would let it. Shared by all sandboxes and never changed.
 */
public final class Images implements Registry {

    /** One line an image: name it here and it can be pulled. */
    private static final List<List<ImageSource>> ALL =
            List.of(
                    Nginx.SOURCES,
                    Busybox.SOURCES,
                    Httpd.SOURCES,
                    Redis.SOURCES,
                    HttpEcho.SOURCES,
                    HelloApp.SOURCES,
                    Agnhost.SOURCES,
                    Stress.SOURCES,
                    Pause.SOURCES,
                    SystemImages.SOURCES);

    public static final Images STANDARD = new Images(ALL.stream().flatMap(List::stream));

    private final Map<String, Image> byTag = new HashMap<>();
    private final Map<String, Image> byDigest = new HashMap<>();
    private final Set<String> repositories;
    private final Set<String> hosts;

    private Images(Stream<ImageSource> sources) {
        var all = sources.map(ImageSource::build).toList();
        for (var image : all) {
            image.tags().forEach(tag -> put(image.repository() + ":" + tag, image));
            byDigest.put(image.digestReference(), image);
        }
        repositories = all.stream().map(Image::repository).collect(Collectors.toSet());
        hosts =
                repositories.stream()
                        .map(r -> r.substring(0, r.indexOf('/')))
                        .collect(Collectors.toSet());
    }

    private void put(String name, Image image) {
        if (byTag.putIfAbsent(name, image) != null) {
            throw new IllegalStateException("two images are called " + name);
        }
    }

    @Override
    public Answer ask(Reference reference) {
        var whole = reference.whole();
        var image = reference.tag().isEmpty() ? byDigest.get(whole) : byTag.get(whole);
        if (image != null) {
            return new Answer.Has(image);
        }
        if (repositories.contains(reference.repository())) {
            return new Answer.NoTag();
        }
        return hosts.contains(reference.host()) ? new Answer.NoRepository() : new Answer.NoHost();
    }

    @Override
    public @Nullable Image byDigest(String digestReference) {
        return byDigest.get(digestReference);
    }

    /** The records of programs that may stand in frozen state. */
    public static List<Class<?>> vocabulary() {
        return List.of(
                WebServer.class,
                WebServer.Site.class,
                Nginx.Command.class,
                Redis.Server.class,
                HttpEcho.Server.class,
                HelloApp.Server.class,
                Agnhost.NetExec.class,
                Agnhost.Choice.class,
                Stress.Hog.class,
                Pause.Waiter.class,
                SystemImages.Component.class);
    }
}
