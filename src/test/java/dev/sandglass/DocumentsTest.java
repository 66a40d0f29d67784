package dev.sandglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents name classes, files, commands and variables: all of them must be there. */
class DocumentsTest {

    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS =
            Pattern.compile("(?:[a-z]+\\.)*([A-Z][A-Za-z]*[a-z][A-Za-z]*)(?:\\.[A-Z][A-Za-z]*)?");
    private static final Pattern COMMAND = Pattern.compile("\\| `([a-z]+)` \\|");
    private static final Pattern VARIABLE = Pattern.compile("(?:SANDGLASS|QUARKUS)_[A-Z_]+");

    private static String read(String path) throws IOException {
        return Files.readString(Path.of(path));
    }

    private static Set<String> classes() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".java"))
                    .map(it -> it.substring(0, it.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(it -> it.group(it.groupCount() == 0 ? 0 : 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands between backticks and is no class of ours. */
    private static final Set<String> NO_CLASSES = Set.of("Host", "Containerfile");

    @Test
    void everyClassThatIsNamedIsThere() throws IOException {
        var classes = classes();
        for (var document : List.of("README.md", "src/README.md", "deploy/README.md")) {
            for (var quoted : found(QUOTED, read(document))) {
                var name = CLASS.matcher(quoted);
                if (name.matches() && !NO_CLASSES.contains(quoted)) {
                    assertTrue(classes.contains(name.group(1)), document + " names " + quoted);
                }
            }
        }
    }

    /** The walk through a command line names a class by its package: it must be in that one. */
    @Test
    void everyClassOfTheWalkIsInItsPackage() throws IOException {
        var walk = read("src/README.md");
        for (var quoted : found(QUOTED, walk.substring(walk.indexOf("## One walk")))) {
            if (quoted.matches("[a-z.]+\\.[A-Z][A-Za-z]*")) {
                var file = "src/main/java/dev/sandglass/" + quoted.replace('.', '/') + ".java";
                assertTrue(Files.exists(Path.of(file)), quoted);
            }
        }
    }

    @Test
    void everyFileThatIsNamedIsThere() throws IOException {
        for (var quoted : found(QUOTED, read("README.md"))) {
            if (quoted.matches("(lessons|src|frontend|deploy)(/[A-Za-z.-]+)*")
                    && !quoted.contains("CHAPTER")) {
                assertTrue(Files.exists(Path.of(quoted)), quoted);
            }
        }
    }

    @Test
    void theCommandsAreThoseOfTheLauncher() throws IOException {
        var launcher = read("sandglass");
        var inHelp =
                Pattern.compile("(?m)^  ([a-z]+) {2,}")
                        .matcher(launcher.substring(0, launcher.indexOf("environment:")))
                        .results()
                        .map(it -> it.group(1))
                        .filter(it -> !it.equals("help"))
                        .collect(Collectors.toCollection(TreeSet::new));
        var readme = read("README.md");
        var table = readme.substring(readme.indexOf("| command |"), readme.indexOf("| variable |"));
        assertEquals(inHelp, found(COMMAND, table));
    }

    @Test
    void theReadmeExplainsEveryVariableOfTheLauncher() throws IOException {
        var explained = found(VARIABLE, read("README.md"));
        var help = read("sandglass");
        var named =
                found(
                        VARIABLE,
                        help.substring(help.indexOf("environment:"), help.indexOf("\nTEXT")));
        assertTrue(explained.containsAll(named), named + " / " + explained);
    }
}
