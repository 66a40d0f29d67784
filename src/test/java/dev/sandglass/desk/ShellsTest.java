package dev.sandglass.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.shell.Tty;
import dev.sandglass.shell.tools.Tools;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the desk's prompt answers, and the prompts of shells in containers. */
class ShellsTest {

    private static final long SECOND = 1_000_000_000L;

    private final Sandbox sandbox =
            Sandbox.make(
                    1,
                    Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * SECOND,
                    Authorities.practice());
    private final Tty tty = sandbox.desk().open("main");

    /** Enters a line, lets 20 seconds pass and returns what the screen shows since. */
    private String enter(String line) {
        sandbox.drive(sandbox.now() + SECOND, 100_000);
        var from = tty.outputEnd();
        if (tty.isRaw()) {
            tty.type((line + "\r").getBytes(StandardCharsets.UTF_8));
        } else {
            tty.enter(line);
        }
        for (var i = 0; i < 20; i++) {
            sandbox.drive(sandbox.now() + SECOND, 100_000);
        }
        return new String(tty.output(from), StandardCharsets.UTF_8).replace("\r", "");
    }

    @Test
    void everyCommandOnTheListOfGapsSaysWhatThePageSays() {
        for (var gap : Gaps.tools().entrySet()) {
            assertFalse(Tools.ALL.containsKey(gap.getKey()), gap.getKey() + " is there");
        }
        var what = Gaps.tools().get("docker");
        assertEquals(
                "learner@desk:~$ docker ps\n"
                        + "bash: docker: not in this sandbox yet; it would "
                        + what
                        + "\n",
                enter("docker ps"));
        assertEquals(127, tty.lastStatus());
    }

    @Test
    void earlierLinesComeBackAndAreShownFirst() {
        enter("history -c");
        enter("echo one 'two three'");
        assertEquals("learner@desk:~$ !!\necho one 'two three'\none two three\n", enter("!!"));
        assertEquals("learner@desk:~$ echo !$\necho 'two three'\ntwo three\n", enter("echo !$"));
        assertEquals("learner@desk:~$ !x\nbash: !x: event not found\n", enter("!x"));
        assertEquals("learner@desk:~$ ", tty.prompt());
        assertEquals("learner@desk:~$ !1:p\necho one 'two three'\n", enter("!1:p"));
        assertEquals("learner@desk:~$ ^two^2\necho one '2 three'\none 2 three\n", enter("^two^2"));
        assertEquals(
                "learner@desk:~$ history\n    1  echo one 'two three'\n    2  echo one 'two three'\n"
                        + "    3  echo 'two three'\n    4  echo one 'two three'\n"
                        + "    5  echo one '2 three'\n    6  history\n",
                enter("history"));
        assertEquals("learner@desk:~$ set +H; echo a!\na!\n", enter("set +H; echo a!"));
        assertEquals("learner@desk:~$ echo !!\n!!\n", enter("echo !!"));
        assertEquals(
                "learner@desk:~$ declare -p | grep -c sub\n0\n", enter("declare -p | grep -c sub"));
    }

    @Test
    void theShellOfAContainerAsksAsItsImageDoes() {
        enter("kubectl run b --image=busybox:1.36 -- sleep 1000");
        enter("kubectl run n --image=nginx:1.29");
        enter("kubectl run a --image=nginx:1.29-alpine");
        assertEquals("/ # ", last(enter("kubectl exec -it b -- sh")));
        assertEquals("sh: nosuch: not found\n/ # ", lastTwo(enter("nosuch")));
        assertEquals(
                "cat: can't open 'x': No such file or directory\n/ # ", lastTwo(enter("cat x")));
        assertEquals("ls: x: No such file or directory\n/ # ", lastTwo(enter("ls x")));
        assertEquals("/tmp # ", last(enter("cd /tmp")));
        enter("exit");
        assertEquals("# ", last(enter("kubectl exec -it n -- sh")));
        assertEquals("sh: 1: nosuch: not found\n# ", lastTwo(enter("nosuch")));
        enter("exit");
        assertEquals("root@n:/# ", last(enter("kubectl exec -it n -- bash")));
        assertEquals("root@n:/etc# ", last(enter("cd /etc")));
        assertEquals("bash: nosuch: command not found\nroot@n:/etc# ", lastTwo(enter("nosuch")));
        enter("exit");
        assertEquals("/ # ", last(enter("kubectl exec -it a -- sh")));
    }

    @Test
    void whatAnImageHasAndTheSandboxHasNotSaysSo() {
        enter("kubectl run b --image=busybox:1.36 -- sleep 1000");
        enter("kubectl run r --image=redis:7");
        var ping = "ping: not in this sandbox yet; it would test whether a host answers\n";
        assertEquals(
                "learner@desk:~$ kubectl exec b -- sh -c 'ping r; redis-cli ping'\n"
                        + ping
                        + "sh: redis-cli: not found\ncommand terminated with exit code 127\n",
                enter("kubectl exec b -- sh -c 'ping r; redis-cli ping'"));
        assertEquals(
                "learner@desk:~$ kubectl exec r -- redis-cli ping\n"
                        + "redis-cli: not in this sandbox yet; it would talk to Redis\n"
                        + "command terminated with exit code 127\n",
                enter("kubectl exec r -- redis-cli ping"));
        assertEquals(
                "learner@desk:~$ kubectl exec r -- head -n 1 /etc/os-release\n"
                        + "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n",
                enter("kubectl exec r -- head -n 1 /etc/os-release"));
    }

    @Test
    void theCurlImageTakesAnAddressASwitchOrACommand() {
        enter("kubectl create deployment web --image=hashicorp/http-echo -- /http-echo -text=hi");
        enter("kubectl expose deployment web --port=5678");
        for (var words : new String[] {"web:5678", "-s web:5678", "curl -s web:5678", "echo hi"}) {
            enter("kubectl run c --image=curlimages/curl --restart=Never -- " + words);
            assertEquals("learner@desk:~$ kubectl logs c\nhi\n", enter("kubectl logs c"), words);
            enter("kubectl delete pod c");
        }
    }

    private static String last(String shown) {
        return shown.substring(shown.lastIndexOf('\n') + 1);
    }

    private static String lastTwo(String shown) {
        return shown.substring(shown.lastIndexOf('\n', shown.lastIndexOf('\n') - 1) + 1);
    }
}
