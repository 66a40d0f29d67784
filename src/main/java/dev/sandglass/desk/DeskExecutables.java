package dev.sandglass.desk;

import dev.sandglass.kubectl.Kubectl;
import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.tools.NotYet;
import dev.sandglass.shell.tools.Tools;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Program;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The programs of the desk: the usual tools, kubectl, the clock, and scripts that the learner wrote. */
final class DeskExecutables implements Executables {

    private static final int EXECUTABLE = 0111;

    private static final Map<String, Program> PROGRAMS = programs();

    private final Files files;

    DeskExecutables(Files files) {
        this.files = files;
    }

    private static Map<String, Program> programs() {
        var all = new TreeMap<String, Program>();
        Tools.ALL.forEach((name, program) -> all.put("/usr/bin/" + name, program));
        all.put("/bin/bash", Tools.ALL.get("bash"));
        all.put("/bin/sh", Tools.ALL.get("sh"));
        all.put("/usr/local/bin/clock", ClockTool.NEW);
        all.put("/usr/local/bin/kubectl", Kubectl.NEW);
        return Collections.unmodifiableMap(all);
    }

    /** The names of all programs, for completion. */
    static List<String> names() {
        return PROGRAMS.keySet().stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Found find(String command, String folder, String path) {
        if (command.indexOf('/') >= 0) {
            return at(Files.resolve(folder, command));
        }
        for (var place : path.split(":")) {
            var found = at(Files.resolve(place, command));
            if (found instanceof Found.Runs) {
                return found;
            }
        }
        var sentence = NotYet.sentence(command);
        return sentence == null ? new Found.Nothing() : new Found.NotYet(sentence);
    }

    private Found at(String path) {
        var program = PROGRAMS.get(path);
        if (program != null) {
            return new Found.Runs(path, program, List.of());
        }
        try {
            return switch (files.find(path)) {
                case FileNode.Folder _ -> new Found.Folder();
                case FileNode.Regular file when (file.mode() & EXECUTABLE) != 0 ->
                        new Found.Runs(path, Tools.ALL.get("bash"), List.of("bash"));
                case FileNode.Regular _ -> new Found.NotExecutable();
                case FileNode.Link _, FileNode.Gone _ -> new Found.Nothing();
            };
        } catch (FileProblem _) {
            return new Found.Nothing();
        }
    }
}
