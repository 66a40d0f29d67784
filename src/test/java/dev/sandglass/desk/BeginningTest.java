package dev.sandglass.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sandglass.cluster.Authorities;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a lesson's sandbox begins with. */
class BeginningTest {

    private static final long NOW = 1_800_000_000_000_000_000L;
    private static final String START =
            """
            # Two colours
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: colours
            data:
              sky: blue
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: more-colours
            """;

    private final Sandbox sandbox = Sandbox.make(7, NOW, Authorities.practice());

    private String run(String line) {
        var result = new Runs(sandbox).run(line, Duration.ofMinutes(1));
        return new String(result.out(), StandardCharsets.UTF_8)
                + new String(result.err(), StandardCharsets.UTF_8);
    }

    @Test
    void itsObjectsAreAppliedAsKubectlDoes() {
        assertNull(Beginning.apply(START, sandbox));

        assertEquals("blue", run("kubectl get configmap colours -o jsonpath={.data.sky}"));
        assertEquals(
                "configmap/colours unchanged\nconfigmap/more-colours unchanged\n",
                run("kubectl apply -f - <<'EOF'\n" + START + "EOF\n"));
    }

    @Test
    void leavesNothingOfItselfAtTheDesk() {
        Beginning.apply(START, sandbox);

        assertEquals("", run("ls -A /tmp"));
    }

    @Test
    void aStartWithoutObjectsChangesNothing() {
        var before = sandbox.freeze();

        assertNull(Beginning.apply("# A fresh cluster\n---\n\n", sandbox));

        assertArrayEquals(before, sandbox.freeze());
    }

    @Test
    void saysWhatIsWrong() {
        assertEquals(
                "error: error validating \"/tmp/start.yaml\": error validating data:"
                        + " apiVersion not set; if you choose to ignore these errors, turn"
                        + " validation off with --validate=false\n",
                Beginning.apply("kind: ConfigMap\nmetadata: {name: a}\n", sandbox));
    }
}
