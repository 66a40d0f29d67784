package dev.sandglass.cluster.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sandglass.cluster.runtime.Reference;
import dev.sandglass.cluster.runtime.Registry.Answer;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ImagesTest {

    private static Answer ask(String name) {
        return Images.STANDARD.ask(Objects.requireNonNull(Reference.parse(name)));
    }

    @Test
    void everyRepositoryHasImages() {
        for (var shelf : Images.ALL) {
            var made = shelf.all().stream().map(image -> image.repository()).distinct().sorted();
            assertEquals(shelf.repositories().stream().sorted().toList(), made.toList());
        }
    }

    @Test
    void anImageHasATagAndADigest() {
        var byTag = assertInstanceOf(Answer.Has.class, ask("nginx:1.28.2")).image();
        assertEquals("docker.io/library/nginx", byTag.repository());
        var byDigest = assertInstanceOf(Answer.Has.class, ask(byTag.digestReference())).image();
        assertSame(byTag, byDigest);
        assertSame(byTag, Images.STANDARD.byDigest(byTag.digestReference()));
    }

    @Test
    void whatIsNotThereIsSaidAsItsRegistryWould() {
        assertInstanceOf(Answer.NoTag.class, ask("nginx:0.1"));
        assertInstanceOf(Answer.NoTag.class, ask("nginx@sha256:00"));
        assertInstanceOf(Answer.NoRepository.class, ask("nginks"));
        assertInstanceOf(Answer.NoHost.class, ask("registry.example.org/nginx"));
        assertNull(Images.STANDARD.byDigest("docker.io/library/nginx@sha256:00"));
        assertNull(Images.STANDARD.byDigest("docker.io/library/nginks@sha256:00"));
    }
}
