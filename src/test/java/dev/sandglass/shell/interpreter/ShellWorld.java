package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.Ttys;
import dev.sandglass.shell.tools.Tools;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Host;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A host with a shell and three tools, to run scripts on. */
final class ShellWorld implements Host, Executables {

    /** A descriptor that collects. */
    record Sink(String name) implements Channel {
        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            return new byte[0];
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            var world = writer.facility(ShellWorld.class);
            world.sinks.merge(name, new String(data, StandardCharsets.UTF_8), String::concat);
            return true;
        }
    }

    final Timeline timeline = new Timeline(1_000_000_000L);
    final Map<String, String> sinks = new TreeMap<>();
    int exit = -1;
    final Processes processes = new Processes("host", this, 100, (_, code) -> exit = code);
    final Ttys ttys = new Ttys(processes);
    final Files files;

    ShellWorld() {
        timeline.add(processes);
        var base = new TreeMap<String, FileNode>();
        for (var folder : List.of("/bin", "/dev", "/etc", "/tmp", "/usr", "/usr/bin")) {
            base.put(folder, new FileNode.Folder(0755, 0));
        }
        var name = "desk\n".getBytes(StandardCharsets.UTF_8);
        base.put("/etc/hostname", new FileNode.Regular(name, 0644, 0));
        base.put("/home", new FileNode.Folder(0755, 0));
        base.put("/home/learner", new FileNode.Folder(0755, 0));
        files = new Files(base, timeline::now, 1_000_000);
    }

    @Override
    public Found find(String command, String folder, String path) {
        var program = Tools.ALL.get(command.replaceFirst("^(/usr)?/bin/", ""));
        if (program != null) {
            var name = command.substring(command.lastIndexOf('/') + 1);
            return new Found.Runs("/usr/bin/" + name, program, List.of());
        }
        if (command.indexOf('/') < 0) {
            return new Found.Nothing();
        }
        try {
            return switch (files.find(Files.resolve(folder, command))) {
                case FileNode.Folder _ -> new Found.Folder();
                case FileNode.Regular file when (file.mode() & 0111) != 0 ->
                        new Found.Runs(command, Tools.ALL.get("bash"), List.of("bash"));
                case FileNode.Regular _, FileNode.Link _, FileNode.Gone _ ->
                        new Found.NotExecutable();
            };
        } catch (FileProblem _) {
            return new Found.Nothing();
        }
    }

    @Override
    public String hostname() {
        return "desk";
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public Chance chance() {
        return new Chance(1);
    }

    @Override
    public <T> T facility(Class<T> type) {
        for (var facility : List.of(files, ttys, this)) {
            if (type.isInstance(facility)) {
                return type.cast(facility);
            }
        }
        throw new IllegalStateException("no " + type);
    }

    static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "HOME", "/home/learner",
                    "USER", "learner",
                    "LANG", "C.UTF-8",
                    "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    void start(String script) {
        var program =
                Scripts.command(
                        Dialect.BASH, script, "bash", List.of(), ENVIRONMENT, "/home/learner");
        var channels =
                Map.<Integer, Channel>of(
                        0, new Channel.Nothing(), 1, new Sink("out"), 2, new Sink("err"));
        processes.start(
                new Spawn(program, List.of("bash"), ENVIRONMENT, "/home/learner", channels, 0));
    }

    void runToEnd() {
        for (var steps = 0; timeline.step(Long.MAX_VALUE); steps++) {
            if (steps > 200_000) {
                throw new IllegalStateException("does not end");
            }
        }
    }

    /** What a script printed and how it ended: {@code out[2| err][exit n]}. */
    static String run(String script) {
        var world = new ShellWorld();
        world.start(script);
        world.runToEnd();
        var err = world.sinks.getOrDefault("err", "");
        return world.sinks.getOrDefault("out", "")
                + (err.isEmpty() ? "" : "2| " + err)
                + (world.exit == 0 ? "" : "[exit " + world.exit + "]");
    }
}
