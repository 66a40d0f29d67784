package dev.sandglass.shell.tools.awk;

import dev.sandglass.shell.FileOutput;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a turn prints: to standard output, and to files by name. */
final class Output {

    private static final int AT_MOST = 8 << 20;

    private final Map<String, StringBuilder> byFile = new LinkedHashMap<>();
    private final TreeSet<String> opened;
    private final TreeSet<String> emptied = new TreeSet<>();
    private int size;

    Output(List<String> opened) {
        this.opened = new TreeSet<>(opened);
    }

    List<String> opened() {
        return List.copyOf(opened);
    }

    void add(String file, String text) throws Problem {
        size += text.length();
        if (size > AT_MOST) {
            throw new Problem("the program prints more than this sandbox lets it");
        }
        byFile.computeIfAbsent(file, _ -> new StringBuilder()).append(text);
    }

    /** A file is emptied when a program first writes to it, unless it appends. */
    void add(String file, boolean appends, String text) throws Problem {
        if (opened.add(file) && !appends) {
            emptied.add(file);
        }
        add(file, text);
    }

    void flush(Process self) {
        byFile.forEach((file, text) -> write(file, text.toString(), self));
        byFile.clear();
        emptied.clear();
    }

    private void write(String file, String text, Process self) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        switch (file) {
            case "", "-", "/dev/stdout" -> self.write(1, bytes);
            case "/dev/stderr" -> self.write(2, bytes);
            case "/dev/null" -> {}
            default -> {
                var path = Files.resolve(self.folder(), file);
                try {
                    if (emptied.contains(file)) {
                        self.facility(Files.class).write(path, new byte[0]);
                    }
                    new FileOutput(path).write(bytes, self);
                } catch (FileProblem problem) {
                    self.complain("awk: cannot open \"" + file + "\" for output");
                }
            }
        }
    }
}
