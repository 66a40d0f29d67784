package dev.sandglass.site.lessons;

import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Where the built files of the frontend are: their names carry a hash of their content, for
 * browsers to keep.
 */
@TemplateExtension(namespace = "asset")
final class Assets {

    private static final Properties NAMES = read();

    private Assets() {}

    /** The address of a file that the frontend's build calls by the name. */
    static String of(String name) {
        return NAMES.getProperty(name, "/assets/" + name);
    }

    private static Properties read() {
        var names = new Properties();
        var file = "META-INF/resources/assets/names.properties";
        try (var stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (stream != null) { // without it (a build of the server alone) the pages stand there
                // unstyled
                names.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
