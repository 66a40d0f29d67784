package dev.sandglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * A file has at most 400 lines, a method at most 40. What was larger when the limits came stands in
 * {@code src/test/resources/sizes.txt} and may only shrink.
 */
class SizesTest {

    private static final int FILE = 400;
    private static final int METHOD = 40;
    private static final Path ALLOWED = Path.of("src/test/resources/sizes.txt");

    @Test
    void nothingGrowsPastItsLimit() throws IOException {
        var sizes = new TreeMap<String, Integer>();
        var files = sources();
        assertTrue(files.size() > 200, "only " + files.size() + " files were read");
        for (var file : files) {
            var lines = Files.readAllLines(file).size();
            if (lines > FILE) {
                sizes.put(file.toString(), lines);
            }
        }
        measureMethods(files, sizes);

        var allowed = allowed();
        var tooLarge =
                sizes.entrySet().stream()
                        .filter(it -> it.getValue() > allowed.getOrDefault(it.getKey(), 0))
                        .map(it -> it.getKey() + " " + it.getValue())
                        .collect(Collectors.joining("\n"));
        assertEquals("", tooLarge);
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(it -> it.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static Map<String, Integer> allowed() throws IOException {
        return Files.readAllLines(ALLOWED).stream()
                .filter(it -> !it.isBlank() && !it.startsWith("#"))
                .map(it -> it.split(" "))
                .collect(Collectors.toMap(it -> it[0], it -> Integer.parseInt(it[1])));
    }

    private static void measureMethods(List<Path> files, Map<String, Integer> sizes)
            throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var sources = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    sources,
                                    null,
                                    null,
                                    null,
                                    sources.getJavaFileObjectsFromPaths(files));
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                new Methods(unit, positions, sizes).scan(unit, null);
            }
        }
    }

    private static final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Map<String, Integer> sizes;

        Methods(CompilationUnitTree unit, SourcePositions positions, Map<String, Integer> sizes) {
            this.unit = unit;
            this.positions = positions;
            this.sizes = sizes;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null && positions.getStartPosition(unit, method) >= 0) {
                var lines = unit.getLineMap();
                var first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                var last = lines.getLineNumber(positions.getEndPosition(unit, method));
                var size = (int) (last - first + 1);
                if (size > METHOD) {
                    var file =
                            Path.of("")
                                    .toAbsolutePath()
                                    .relativize(Path.of(unit.getSourceFile().toUri()));
                    sizes.merge(file + "#" + method.getName(), size, Math::max);
                }
            }
            return super.visitMethod(method, nothing);
        }
    }
}
