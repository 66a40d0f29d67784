package dev.sandglass.site.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.desk.ClockCommand;
import dev.sandglass.site.operations.TestDatabase;
import dev.sandglass.site.sandboxes.Input;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes on for longer, between the real kubectl and containers: exec, attach, cp, logs, watches. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class DoorStreamsTest extends AtTheDoor {

    /** A Pod that is ready. */
    private void run(String name, String... words) throws Exception {
        var all = new ArrayList<>(List.of("run", name));
        all.addAll(List.of(words));
        assertEquals("pod/" + name + " created\n", kubectl.run(all.toArray(String[]::new)).out());
        sandbox.input(new Input.Turn(new ClockCommand.Settle())).join();
        var ready = kubectl.run("wait", "--for=condition=Ready", "pod/" + name, "--timeout=60s");
        assertEquals("pod/" + name + " condition met\n", ready.out(), ready.err());
    }

    @Test
    void execKeepsOutputErrorsAndExitCodeApart() throws Exception {
        run("web", "--image=nginx:1.29");

        var outcome =
                kubectl.run("exec", "web", "--", "sh", "-c", "echo out; echo err >&2; exit 7");
        assertEquals("out\n", outcome.out());
        assertEquals("err\ncommand terminated with exit code 7\n", outcome.err());
        assertEquals(7, outcome.code());

        var piped = kubectl.pipe("one\ntwo\n", "exec", "-i", "web", "--", "cat");
        assertEquals("one\ntwo\n", piped.out(), piped.err());
        assertEquals(0, piped.code());
    }

    @Test
    void execInATerminalIsAShell() throws Exception {
        run("web", "--image=nginx:1.29");

        try (var shell = kubectl.startInTerminal("exec", "-it", "web", "--", "sh")) {
            shell.await(it -> it.endsWith("# "));
            shell.type("hostname\r");
            shell.await(it -> it.contains("\nweb\r\n"));
            shell.type("sleep 1000\r");
            shell.await(it -> it.contains("sleep 1000\r\n"));
            shell.type("\003");
            shell.await(it -> it.endsWith("^C\r\n# ") || it.endsWith("^C# "));
            shell.type("exit 3\r");
            assertEquals(3, shell.code());
        }
    }

    @Test
    void runInATerminalCleansUp() throws Exception {
        sandbox.input(new Input.Turn(new ClockCommand.Speed(10))).join();
        try (var shell =
                kubectl.startInTerminal(
                        "run",
                        "-it",
                        "--rm",
                        "once",
                        "--image=busybox:1.37",
                        "--restart=Never",
                        "--",
                        "sh")) {
            shell.await(it -> it.endsWith("# "));
            shell.type("echo $((6*7))\r");
            shell.await(it -> it.contains("\r\n42\r\n"));
            shell.type("exit\r");
            shell.await(it -> it.contains("pod \"once\" deleted from default namespace"));
            assertEquals(0, shell.code());
        }
        assertEquals(
                "No resources found in default namespace.\n", kubectl.run("get", "pods").err());
    }

    @Test
    void attachAndLogsFollow() throws Exception {
        run(
                "ticker",
                "--image=busybox:1.37",
                "--",
                "sh",
                "-c",
                "i=0; while true; do i=$((i+1)); echo tick $i; sleep 1; done");

        try (var logs = kubectl.start("logs", "-f", "ticker");
                var attached = kubectl.start("attach", "ticker")) {
            logs.await(it -> it.startsWith("tick 1\ntick 2\n"));
            attached.await(it -> it.contains("\ntick "));
            var last = logs.await(it -> it.endsWith("\n")).strip().lines().count();
            logs.await(it -> it.contains("tick " + (last + 2) + "\n"));
            attached.await(it -> it.contains("tick " + (last + 2) + "\n"));
        }
    }

    @Test
    void copiesFilesBothWays() throws Exception {
        run("web", "--image=nginx:1.29");
        var text = "line\n".repeat(50_000);
        Files.writeString(kubectl.home().resolve("there"), text);

        var there = kubectl.run("cp", "there", "web:/tmp/there");
        assertEquals(0, there.code(), there.err());
        assertEquals(
                "50000 /tmp/there\n",
                kubectl.run("exec", "web", "--", "wc", "-l", "/tmp/there").out());
        var back = kubectl.run("cp", "web:/tmp/there", "back");
        assertEquals(0, back.code(), back.err());
        assertEquals(text, Files.readString(kubectl.home().resolve("back")));
    }

    @Test
    void watchesGoOn() throws Exception {
        assertEquals(
                "node/controlplane\nnode/node01\nnode/node02\n",
                kubectl.run("get", "nodes", "-o", "name").out());
        try (var watch = kubectl.start("get", "configmaps", "--watch", "-o", "name")) {
            watch.await(it -> it.equals("configmap/kube-root-ca.crt\n"));
            kubectl.run("create", "configmap", "late");
            watch.await(it -> it.equals("configmap/kube-root-ca.crt\nconfigmap/late\n"));
        }
    }

    @Test
    void aForwardedPortIsReachedFromHere() throws Exception {
        run("web", "--image=nginx:1.29");

        try (var forward = kubectl.start("port-forward", "pod/web", ":80", ":81")) {
            var said = forward.await(it -> it.contains("[::1]:") && it.contains(" -> 81\n"));
            var ports = Pattern.compile("127.0.0.1:(\\d+)").matcher(said);
            assertTrue(ports.find(), said);
            var page = "http://127.0.0.1:" + ports.group(1) + "/";
            for (var i = 0; i < 3; i++) {
                assertTrue(get(page).contains("Welcome to nginx!"));
            }
            assertEquals(404, status(page + "nosuch"));
            assertTrue(ports.find(), said);
            assertThrows(IOException.class, () -> get("http://127.0.0.1:" + ports.group(1) + "/"));
            var last = forward.await(it -> it.contains("error: lost connection to pod"));
            assertTrue(last.contains("failed to connect to localhost:81 inside namespace"), last);
            assertEquals(1, forward.code());
        }
    }

    private static String get(String page) throws IOException {
        try (var body = URI.create(page).toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String page) throws IOException {
        return ((HttpURLConnection) URI.create(page).toURL().openConnection()).getResponseCode();
    }
}
