package dev.sandglass.kubectl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** {@code kubectl edit} with the editor of the desk, frozen between the keys. */
class EditorTest {

    private static final long SECOND = 1_000_000_000L;

    private Sandbox sandbox =
            Sandbox.make(
                    7,
                    Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * SECOND,
                    Authorities.practice());

    private void drive() {
        var until = sandbox.now() + SECOND;
        while (sandbox.step(until)) {
            continue;
        }
        sandbox = Sandbox.thaw(sandbox.freeze());
    }

    private void enter(String line) {
        sandbox.desk().open("main").enter(line);
        drive();
    }

    private String screen() {
        var tty = sandbox.desk().terminal("main");
        return new String(tty.output(tty.outputStart()), StandardCharsets.UTF_8);
    }

    @Test
    void anObjectIsChangedInVi() {
        sandbox.desk().open("main");
        drive();
        enter("kubectl create configmap conf --from-literal=color=blue");
        enter("kubectl edit configmap conf; echo edited $?");
        assertTrue(screen().contains("  color: blue\r\n"), screen());
        for (var keys : new String[] {"/blue\r", "cw", "red", "\u001b", ":w", "q\r"}) {
            sandbox.desk().terminal("main").type(keys.getBytes(StandardCharsets.UTF_8));
            drive();
        }
        drive();
        enter("kubectl get configmap conf -o jsonpath='{.data.color}{\"\\n\"}'");
        assertTrue(screen().contains("configmap/conf edited\r\nedited 0\r\n"), screen());
        assertTrue(screen().contains("\r\nred\r\n"), screen());
    }
}
