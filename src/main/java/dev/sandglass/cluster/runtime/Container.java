package dev.sandglass.cluster.runtime;

import dev.sandglass.document.Recent;
import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.Tty;
import dev.sandglass.shell.Ttys;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Host;
import dev.sandglass.sim.Memory;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.net.Sockets;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One container, live: what it was asked to be, how far it has come, its processes, its log, its
 * files. The files are laid out when a program first looks at them: most servers never do.
 */
final class Container implements Host, Streams.Buffers, Processes.Watcher {

    /** A container, frozen. */
    record State(
            int number,
            String sandbox,
            ContainerSpec spec,
            ContainerStatus status,
            Processes.@Nullable State processes,
            @Nullable Object log,
            @Nullable Map<String, FileNode> files,
            int console,
            boolean isOutOfMemory,
            Map<Integer, Tty.State> terminals) {}

    private static final long BYTES_AT_MOST = 8 << 20;

    private final ContainerRuntime runtime;
    final int number;
    final Sandbox sandbox;
    final ContainerSpec spec;
    final Image image;
    ContainerStatus status;
    @Nullable Processes processes;
    private @Nullable LogBook log;
    int console;
    boolean isOutOfMemory;
    private @Nullable Files files;
    private @Nullable Map<String, FileNode> frozenFiles;
    private @Nullable ContainerExecutables executables;
    private @Nullable Ttys terminals;

    Container(
            ContainerRuntime runtime,
            int number,
            Sandbox sandbox,
            ContainerSpec spec,
            Image image,
            ContainerStatus status) {
        this.runtime = runtime;
        this.number = number;
        this.sandbox = sandbox;
        this.spec = spec;
        this.image = image;
        this.status = status;
    }

    Container(ContainerRuntime runtime, State state, Sandbox sandbox, Image image) {
        this(runtime, state.number(), sandbox, state.spec(), image, state.status());
        console = state.console();
        isOutOfMemory = state.isOutOfMemory();
        frozenFiles = state.files();
        if (state.log() != null) {
            log = LogBook.thawed((LogBook.State) state.log());
        }
        if (state.processes() != null) {
            makeProcesses().thaw(state.processes());
            if (!state.terminals().isEmpty()) {
                terminals().thaw(state.terminals());
            }
        }
    }

    State freeze() {
        Map<String, FileNode> own = files != null ? files.freeze() : frozenFiles;
        return new State(
                number,
                sandbox.status.id(),
                spec,
                status,
                processes == null ? null : processes.freeze(),
                log == null || log.end() == 0 ? null : log.freeze(),
                own,
                console,
                isOutOfMemory,
                terminals == null ? Map.of() : terminals.freeze());
    }

    /** The name under which the network and alarms know it. */
    String host() {
        return (runtime.node().name() + "/" + prefix()).intern();
    }

    String prefix() {
        return ("c" + number + ":").intern();
    }

    Processes makeProcesses() {
        var table = Processes.ofContainer(runtime.name(), prefix(), this, this);
        processes = table;
        runtime.network().connect(host(), table);
        return table;
    }

    /** Its terminals; it runs. */
    Ttys terminals() {
        if (terminals == null) {
            terminals = new Ttys(java.util.Objects.requireNonNull(processes));
        }
        return terminals;
    }

    // ---- as a host ----

    @Override
    public String hostname() {
        return sandbox.status.hostname();
    }

    @Override
    public Timeline timeline() {
        return runtime.timeline();
    }

    @Override
    public Chance chance() {
        return runtime.chance();
    }

    @Override
    public <T> T facility(Class<T> type) {
        if (type == Files.class) {
            return type.cast(files());
        }
        if (type == Sockets.class) {
            return type.cast(sandbox.sockets(runtime, host()));
        }
        if (type == Streams.Buffers.class || type == Container.class) {
            return type.cast(this);
        }
        if (type == Executables.class) {
            return type.cast(executables());
        }
        if (type == Ttys.class) {
            return type.cast(terminals());
        }
        if (type == Memory.class) {
            return type.cast((Memory) this::takeMemory);
        }
        throw new IllegalStateException("a container has no " + type.getName());
    }

    ContainerExecutables executables() {
        if (executables == null) {
            executables = new ContainerExecutables(this);
        }
        return executables;
    }

    // ---- files ----

    boolean hasFiles() {
        return files != null || frozenFiles != null;
    }

    Files files() {
        if (files != null) {
            return files;
        }
        var made = new Files(image.files(), runtime.timeline()::now, BYTES_AT_MOST);
        if (frozenFiles != null) {
            made.thaw(frozenFiles);
            frozenFiles = null;
        } else {
            layOut(made);
        }
        for (var mount : spec.mounts()) {
            if (mount.subPath().isEmpty()) {
                made.mount(mount.path(), volume(mount).files(), mount.readOnly());
            }
        }
        files = made;
        return made;
    }

    private Volume volume(ContainerSpec.Mount mount) {
        return runtime.volume(sandbox, mount.volume());
    }

    private void layOut(Files made) {
        write(made, "/etc/hosts", sandbox.hosts());
        write(made, "/etc/hostname", hostname() + "\n");
        write(made, "/etc/resolv.conf", String.join("\n", sandbox.resolver.lines()) + "\n");
        write(made, spec.messagePath(), "");
        write(made, "/proc/1/cmdline", String.join("\0", commandLine()) + "\0");
        for (var mount : spec.mounts()) {
            var isPart = !mount.subPath().isEmpty();
            var content = isPart ? volume(mount).content(mount.subPath()) : null;
            if (content != null) {
                write(made, mount.path(), new String(content, StandardCharsets.UTF_8));
            } else if (isPart) {
                var part = runtime.volume(sandbox, mount.volume() + "/" + mount.subPath());
                made.mount(mount.path(), part.files(), mount.readOnly());
            }
            makeFolders(made, mount.path());
        }
    }

    private static void makeFolders(Files made, String path) {
        try {
            made.makeFolders(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
        } catch (FileProblem _) {
            // the image has a file there: the mount is seen at its own path all the same
        }
    }

    private static void write(Files made, String path, String text) {
        try {
            makeFolders(made, path);
            made.write(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (FileProblem problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** A volume has other contents. */
    void remount(String volume) {
        if (files == null) {
            return;
        }
        for (var mount : spec.mounts()) {
            if (mount.volume().equals(volume) && mount.subPath().isEmpty()) {
                files.mount(mount.path(), volume(mount).files(), mount.readOnly());
            }
        }
    }

    /** What the container left to say, as the kubelet reads it after the end. */
    String lastMessage(int exitCode) {
        if (hasFiles()) {
            try {
                var bytes = files().read(spec.messagePath());
                if (bytes.length > 0) {
                    return new String(
                            bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.UTF_8);
                }
            } catch (FileProblem _) {
                // removed by the container: then it says nothing
            }
        }
        return spec.messageFromLog() && exitCode != 0 ? Logs.lastWords(log()) : "";
    }

    // ---- its processes ----

    /** What it has said: most of the time, nothing. */
    LogBook log() {
        if (log == null) {
            log = new LogBook();
        }
        return log;
    }

    @Override
    public void log(boolean isError, byte[] data) {
        log().write(runtime.timeline().now(), isError, data);
    }

    @Override
    public @Nullable Session session(int session) {
        return runtime.session(session);
    }

    @Override
    public void ended(int pid) {
        runtime.network().ended(host(), pid);
    }

    @Override
    public void exited(int pid, int code) {
        runtime.exited(this, pid, code);
    }

    Signal stopSignal() {
        var own = spec.stopSignal();
        var wish = own.isEmpty() ? image.defaults().stopSignal() : own;
        for (var signal : Signal.values()) {
            if (wish.equals("SIG" + signal)) {
                return signal;
            }
        }
        return Signal.TERM;
    }

    private void takeMemory(long bytes, int pid) {
        if (spec.memoryLimit() > 0 && bytes > spec.memoryLimit()) {
            isOutOfMemory = true;
            java.util.Objects.requireNonNull(processes).signal(pid, Signal.KILL);
        }
    }

    /** The environment of its processes: made once, when the container is. */
    Map<String, String> environment() {
        return spec.environment();
    }

    /**
     * The spec with all of the environment: what the image and the runtime add to the Pod's own.
     */
    static ContainerSpec complete(ContainerSpec spec, Image image, String hostname) {
        var all = new TreeMap<String, String>();
        all.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        all.put("HOSTNAME", hostname);
        all.put("HOME", image.defaults().user() == 0 ? "/root" : "/");
        all.putAll(image.defaults().environment());
        all.putAll(spec.environment());
        if (spec.tty()) {
            all.putIfAbsent("TERM", "xterm");
        }
        var shared = new TreeMap<String, String>();
        all.forEach((name, value) -> shared.put(Recent.word(name), Recent.word(value)));
        return spec.withEnvironment(Collections.unmodifiableMap(shared));
    }

    String folder() {
        var folder = spec.folder().isEmpty() ? image.defaults().folder() : spec.folder();
        return folder.isEmpty() ? "/" : folder;
    }

    List<String> commandLine() {
        var line = new java.util.ArrayList<String>();
        line.addAll(spec.command().isEmpty() ? image.defaults().entrypoint() : spec.command());
        if (!spec.arguments().isEmpty()) {
            line.addAll(spec.arguments());
        } else if (spec.command().isEmpty()) {
            line.addAll(image.defaults().command());
        }
        return line;
    }
}
