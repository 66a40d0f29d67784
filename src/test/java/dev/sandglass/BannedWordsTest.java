package dev.sandglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The core has no thread, no time of day and no chance of its own: what would bring them in stands nowhere in it. */
class BannedWordsTest {

    private static final List<String> BANNED =
            List.of(
                    "Instant\\.now\\(",
                    "LocalDate(Time)?\\.now\\(",
                    "ZonedDateTime\\.now\\(",
                    "Clock\\.system",
                    "System\\.nanoTime\\(",
                    "System\\.currentTimeMillis\\(",
                    "Thread\\.(sleep|ofVirtual|ofPlatform|startVirtualThread)",
                    "new Thread\\(",
                    "ThreadLocal",
                    "UUID\\.randomUUID\\(",
                    "new (Secure)?Random\\(",
                    "ThreadLocalRandom",
                    "Math\\.random\\(");
    private static final Pattern WORD = Pattern.compile(String.join("|", BANNED));
    private static final int FILES_AT_LEAST = 200;

    @Test
    void theCoreHasNoneOfThem() throws IOException {
        var found = new TreeSet<String>();
        var seen = 0;
        try (var files = Files.walk(Path.of("src/main/java/dev/sandglass"))) {
            for (var file : files.filter(BannedWordsTest::isCore).toList()) {
                seen++;
                var number = 0;
                for (var line : Files.readAllLines(file)) {
                    number++;
                    var match = WORD.matcher(line);
                    if (match.find() && !line.strip().startsWith("*")) {
                        found.add(file + ":" + number + " " + match.group());
                    }
                }
            }
        }
        assertTrue(seen >= FILES_AT_LEAST, "only " + seen + " files were read");
        assertEquals("", String.join("\n", found));
    }

    private static boolean isCore(Path file) {
        var name = file.toString();
        return name.endsWith(".java") && !name.contains("/site/") && !name.contains("/cli/");
    }
}
