package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.KubeletPort.Streams;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logs, commands and consoles of containers, as the API server asks for them. */
class AccessTest {

    private static final Streams PLAIN = new Streams(true, true, true, false);
    private static final Streams TERMINAL = new Streams(true, true, false, true);

    private NodeWorld world;

    @BeforeEach
    void aCluster() {
        world = new NodeWorld(11);
    }

    private void create(String name, String spec) {
        world.apply(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: "
                        + name
                        + "}\nspec: {nodeName: node02, "
                        + spec
                        + "}\n");
        world.run(5);
    }

    private String logs(String pod, Map<String, String> options) {
        return switch (world.kubelets.logs(world.pod(pod), "c", options)) {
            case Reply.Raw raw -> new String(raw.body(), StandardCharsets.UTF_8);
            case Reply.Refused(var status, _) -> status.code() + " " + status.message();
            case Reply.Opened _, Reply.Ok _ -> throw new AssertionError("no text came back");
        };
    }

    /** What a client saw of a stream that was polled to its end, and how it ended. */
    private record Seen(String out, String err, @Nullable Document end, Cursor next) {}

    private Seen follow(Cursor cursor, double seconds) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        Batch batch = Batch.bytes(new byte[0], new byte[0], cursor);
        for (var tenths = 0; tenths < seconds * 10 && batch.end() == null; tenths++) {
            world.run(0.1);
            batch = world.kubelets.poll(batch.next());
            out.append(new String(batch.out(), StandardCharsets.UTF_8));
            err.append(new String(batch.err(), StandardCharsets.UTF_8));
        }
        return new Seen(out.toString(), err.toString(), batch.end(), batch.next());
    }

    private Cursor exec(String pod, Streams streams, String... command) {
        return switch (world.kubelets.exec(world.pod(pod), "c", List.of(command), streams)) {
            case Reply.Opened(var cursor) -> cursor;
            case Reply.Raw _, Reply.Ok _, Reply.Refused _ -> throw new AssertionError(pod);
        };
    }

    @Test
    void logsHaveAnEndATailAndTimes() {
        create(
                "talks",
                "containers: [{name: c, image: busybox, command: [sh, -c, 'echo a; echo b >&2; echo"
                        + " c; sleep 99']}]");
        assertEquals("a\nb\nc\n", logs("talks", Map.of()));
        assertEquals("c\n", logs("talks", Map.of("tailLines", "1")));
        assertEquals("", logs("talks", Map.of("tailLines", "0")));
        assertEquals("a\nb", logs("talks", Map.of("limitBytes", "3")));
        assertEquals("", logs("talks", Map.of("sinceSeconds", "1")));
        assertEquals(
                "2026-11-21T12:47:0", logs("talks", Map.of("timestamps", "true")).substring(0, 18));
        assertEquals(
                "400 previous terminated container \"c\" in pod \"talks\" not found",
                logs("talks", Map.of("previous", "true")));
    }

    @Test
    void thereAreNoLogsOfWhatNeverStarted() {
        create("notag", "containers: [{name: c, image: 'nginx:nosuch'}]");
        assertEquals(
                "400 container \"c\" in pod \"notag\" is waiting to start: image can't be pulled",
                logs("notag", Map.of()));
        create(
                "noconfig",
                "containers: [{name: c, image: nginx, envFrom: [{configMapRef: {name:"
                        + " missing}}]}]");
        assertEquals(
                "400 container \"c\" in pod \"noconfig\" is waiting to start:"
                        + " CreateContainerConfigError",
                logs("noconfig", Map.of()));
    }

    @Test
    void theLogBeforeTheLastIsGoneWhenTheLastHasEnded() {
        create(
                "fails",
                "containers: [{name: c, image: busybox, command: [sh, -c, 'echo hi; sleep 2; exit"
                        + " 1']}]");
        world.run(6);
        assertEquals("hi\n", logs("fails", Map.of()));
        var last =
                world.pod("fails")
                        .text("status.containerStatuses[0].lastState.terminated.containerID");
        assertEquals(
                "unable to retrieve container logs for " + last,
                logs("fails", Map.of("previous", "true")));
    }

    @Test
    void aFollowedLogEndsWithItsContainer() {
        create(
                "counts",
                "restartPolicy: Never, containers: [{name: c, image: busybox, command: [sh, -c,"
                        + " 'for i in 1 2 3 4 5 6; do echo $i; sleep 1; done']}]");
        var reply =
                world.kubelets.logs(
                        world.pod("counts"), "c", Map.of("follow", "true", "tailLines", "1"));
        var seen = follow(((Reply.Opened) reply).cursor(), 20);
        assertEquals("6", seen.out().strip().substring(seen.out().strip().length() - 1));
        assertEquals("Success", seen.end().text("status"));
    }

    @Test
    void commandsHaveStreamsAndAnExitCode() {
        create("web", "containers: [{name: c, image: busybox, command: [sleep, '99']}]");
        var seen = follow(exec("web", PLAIN, "sh", "-c", "echo out; echo err >&2; exit 7"), 2);
        assertEquals("out\n", seen.out());
        assertEquals("err\n", seen.err());
        assertEquals(
                "command terminated with non-zero exit code: error executing command [sh -c echo"
                        + " out; echo err >&2; exit 7], exit code 7",
                seen.end().text("message"));
        assertEquals("NonZeroExitCode", seen.end().text("reason"));
        assertEquals("7", seen.end().text("details.causes[0].message"));

        var cat = exec("web", PLAIN, "cat");
        world.kubelets.push(cat, new Push.Input("piped\n".getBytes(StandardCharsets.UTF_8)));
        world.kubelets.push(cat, new Push.EndOfInput());
        var echoed = follow(cat, 2);
        assertEquals("piped\n", echoed.out());
        assertEquals("Success", echoed.end().text("status"));
    }

    @Test
    void commandsThatAreNotThereAreToldOnTheErrorStream() {
        create("web", "containers: [{name: c, image: busybox, command: [sleep, '99']}]");
        var seen = follow(exec("web", PLAIN, "nosuch"), 1);
        assertEquals(
                "Internal error occurred: error executing command in container: failed to exec in"
                        + " container: failed to start exec \"ID\": OCI runtime exec failed: exec"
                        + " failed: unable to start container process: exec: \"nosuch\": executable"
                        + " file not found in $PATH",
                seen.end().text("message").replaceAll("[0-9a-f]{64}", "ID"));
    }

    @Test
    void aContainerThatDoesNotRunTakesNoCommands() {
        create("notag", "containers: [{name: c, image: 'nginx:nosuch'}]");
        var reply = world.kubelets.exec(world.pod("notag"), "c", List.of("id"), PLAIN);
        assertEquals(
                "Internal error occurred: unable to upgrade connection: container not found"
                        + " (\"c\")",
                ((Reply.Refused) reply).status().message());
    }

    @Test
    void aShellOnATerminalEchoesAndPrompts() {
        create("web", "containers: [{name: c, image: busybox, command: [sleep, '99']}]");
        var shell = exec("web", TERMINAL, "sh");
        world.run(0.5);
        world.kubelets.push(
                shell, new Push.Input("echo $HOSTNAME\r".getBytes(StandardCharsets.UTF_8)));
        var seen = follow(shell, 1);
        assertEquals(true, seen.out().contains("echo $HOSTNAME\r\nweb\r\n"), seen.out());
        assertNull(seen.end());
        world.kubelets.push(
                seen.next(), new Push.Input("exit 3\r".getBytes(StandardCharsets.UTF_8)));
        var rest = follow(seen.next(), 1);
        assertEquals("3", rest.end().text("details.causes[0].message"));
    }

    @Test
    void theConsoleOfAContainerCanBeJoined() {
        create("box", "containers: [{name: c, image: busybox, stdin: true, tty: true}]");
        var reply = world.kubelets.attach(world.pod("box"), "c", TERMINAL);
        var cursor = ((Reply.Opened) reply).cursor();
        world.kubelets.push(
                cursor, new Push.Input("echo hello\rexit\r".getBytes(StandardCharsets.UTF_8)));
        var seen = follow(cursor, 3);
        assertEquals(true, seen.out().contains("\r\nhello\r\n"), seen.out());
        assertEquals("Success", seen.end().text("status"));
    }
}
