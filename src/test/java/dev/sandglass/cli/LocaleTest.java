package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sandbox is the same wherever the machine stands; Arabic writes other digits and another decimal sign. */
class LocaleTest {

    private static final String LINES =
            """
            kubectl create deployment web --image=nginx:1.29 --replicas=2
            kubectl rollout status deployment web
            kubectl get replicasets -o name
            kubectl get deployment web -o go-template='{{printf "%d %e" 5 1.5}}{{"\\n"}}'
            head -c 5000 /dev/zero > file; ls -lh file | cut -d' ' -f5
            """;

    @Test
    void numbersAreWrittenAsKubernetesWritesThem() throws Exception {
        assertEquals(printedIn("en", "US"), printedIn("ar", "EG"));
    }

    private static String printedIn(String language, String country) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                List.of(
                                        java,
                                        "-Duser.language=" + language,
                                        "-Duser.country=" + country,
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName(),
                                        "shell",
                                        "--seed=7",
                                        "-c",
                                        LINES))
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
