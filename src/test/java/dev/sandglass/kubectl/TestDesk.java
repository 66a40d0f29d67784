package dev.sandglass.kubectl;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Transport;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.apiserver.ApiServer;
import dev.sandglass.cluster.store.Snapshot;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Host;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Timeline;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A desk with an API server behind it, and nothing else: no controllers, no kubelets. */
final class TestDesk implements Host, Connections, Part {

    static final String SERVER = "https://172.30.0.10:6443";

    private static final String CONFIG =
            """
            apiVersion: v1
            kind: Config
            clusters:
            - cluster:
                certificate-authority-data: Q0E=
                server: https://172.30.0.10:6443
              name: kubernetes
            contexts:
            - context:
                cluster: kubernetes
                user: kubernetes-admin
              name: kubernetes-admin@kubernetes
            current-context: kubernetes-admin@kubernetes
            users:
            - name: kubernetes-admin
              user:
                client-certificate-data: Q0VSVA==
                client-key-data: S0VZ
            """;

    final Timeline timeline =
            new Timeline(Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * 1_000_000_000L);
    final Chance chance = new Chance(1);
    final ApiServer api =
            new ApiServer(new Store(timeline, Snapshot.EMPTY), timeline, chance, Schema.builtIn());
    final Files files = new Files(new TreeMap<>(), timeline::now, 1_000_000);
    private final Map<Integer, Integer> codes = new TreeMap<>();
    final Processes processes =
            new Processes("desk", this, 100, (pid, code) -> codes.put(pid, code));
    final List<Request> requests = new ArrayList<>();
    private final Map<Integer, List<Cursor>> waiting = new TreeMap<>();

    TestDesk() {
        timeline.add(processes);
        timeline.add(this);
        file("/home/learner/.kube/config", CONFIG);
        for (var name : List.of("default", "kube-system", "kube-public")) {
            api.send(
                    Request.of(Request.Method.POST, "/api/v1/namespaces", ADMIN)
                            .withBody(
                                    Document.of(
                                            "apiVersion",
                                            "v1",
                                            "kind",
                                            "Namespace",
                                            "metadata",
                                            Map.of("name", name))));
        }
    }

    static final Credential ADMIN =
            new Credential.Component("kubernetes-admin", List.of("system:masters"));

    void file(String path, String text) {
        try {
            files.makeFolders(path.substring(0, path.lastIndexOf('/')));
            files.write(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (FileProblem e) {
            throw new AssertionError(e);
        }
    }

    /** What a command printed. */
    record Result(String out, String err, int code) {}

    /** A running command. */
    final class Running {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final int pid;

        Running(List<String> words, String input) {
            Map<Integer, Channel> channels =
                    Map.of(
                            0, new Text(input.getBytes(StandardCharsets.UTF_8), new int[1]),
                            1, new Sink(out),
                            2, new Sink(err));
            pid =
                    processes.start(
                            new Spawn(
                                    Kubectl.NEW,
                                    words,
                                    Map.of("HOME", "/home/learner"),
                                    "/home/learner",
                                    channels,
                                    0));
        }

        Result result() {
            return new Result(text(out), text(err), codes.getOrDefault(pid, -1));
        }

        private static String text(ByteArrayOutputStream bytes) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    Result run(String line) {
        return run(line, "");
    }

    Result run(String line, String input) {
        var running = new Running(words(line), input);
        var end = timeline.now() + Duration.ofMinutes(10).toNanos();
        while (!codes.containsKey(running.pid) && timeline.step(end)) {
            continue;
        }
        return running.result();
    }

    Running start(String line) {
        return new Running(words(line), "");
    }

    void pass(Duration time) {
        var end = timeline.now() + time.toNanos();
        while (timeline.step(end)) {
            continue;
        }
        timeline.advanceTo(end);
    }

    /** Words as a shell parts them, with quotes. */
    static List<String> words(String line) {
        var words = new ArrayList<String>();
        StringBuilder word = null;
        var quote = '\0';
        for (var c : line.toCharArray()) {
            if (quote != '\0') {
                if (c == quote) {
                    quote = '\0';
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                word = word == null ? new StringBuilder() : word;
            } else if (c == ' ') {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
            } else {
                word = word == null ? new StringBuilder() : word;
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    private record Text(byte[] bytes, int[] read) implements Channel {
        @Override
        public byte[] read(int atMost, Process reader) {
            var rest = Arrays.copyOfRange(bytes, read[0], bytes.length);
            read[0] = bytes.length;
            return rest;
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            return false;
        }
    }

    private record Sink(ByteArrayOutputStream out) implements Channel {
        @Override
        public byte[] read(int atMost, Process reader) {
            return new byte[0];
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            out.writeBytes(data);
            return true;
        }
    }

    // ---- the host ----

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
        return chance;
    }

    @Override
    public <T> T facility(Class<T> type) {
        if (type == Files.class) {
            return type.cast(files);
        }
        if (type == Connections.class) {
            return type.cast(this);
        }
        if (type == Web.class) {
            return type.cast((Web) address -> null);
        }
        throw new IllegalStateException("no " + type);
    }

    @Override
    public @Nullable Transport to(URI server) {
        return server.toString().equals(SERVER) ? new Door() : null;
    }

    /** Lets requests in as the administrator's, and keeps them. */
    private final class Door implements Transport {
        @Override
        public Reply send(Request request) {
            requests.add(request);
            return api.send(request.withCredential(ADMIN));
        }

        @Override
        public Batch poll(Cursor cursor) {
            return api.poll(cursor);
        }

        @Override
        public void push(Cursor cursor, Push push) {
            api.push(cursor, push);
        }
    }

    @Override
    public List<Cursor> carried(List<Cursor> cursors, Process process) {
        return cursors;
    }

    @Override
    public void await(URI server, List<Cursor> cursors, Process process) {
        waiting.put(process.pid(), cursors);
        timeline.set(name(), "poll", Duration.ofMillis(10));
    }

    // ---- who waits ----

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public void wake(String key) {
        for (var entry : List.copyOf(waiting.entrySet())) {
            if (!processes.isAlive(entry.getKey())) {
                waiting.remove(entry.getKey());
            } else if (entry.getValue().stream().anyMatch(c -> !api.poll(c).isEmpty())) {
                waiting.remove(entry.getKey());
                processes.tell(entry.getKey(), "news");
            }
        }
        if (!waiting.isEmpty()) {
            timeline.set(name(), "poll", Duration.ofMillis(10));
        }
    }

    @Override
    public @Nullable Object freeze() {
        return null;
    }

    @Override
    public void thaw(@Nullable Object frozen) {}
}
