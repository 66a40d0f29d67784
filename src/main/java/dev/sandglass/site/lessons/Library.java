package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import dev.sandglass.course.CourseReader;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the course from the class path, once, when the server starts: a mistake in a lesson is
 * found then.
 */
@Singleton
class Library {

    @Produces
    @Singleton
    @Startup
    Course course() {
        return new CourseReader(Library::text).read();
    }

    private static @Nullable String text(String path) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return written(path);
        }
        var loader = Thread.currentThread().getContextClassLoader();
        try (var stream = loader.getResourceAsStream("lessons/" + path)) {
            return stream == null
                    ? null
                    : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Development mode brings what is changed to the root of the class path, not below {@code lessons}. */
    private static @Nullable String written(String path) {
        try {
            var file = Path.of("lessons", path);
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
