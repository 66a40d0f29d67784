package dev.sandglass.site.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The unmodified kubectl 1.35.2, if the launcher has found one ({@code SANDGLASS_KUBECTL}). */
final class RealKubectl {

    record Outcome(String out, String err, int code) {}

    private final Path program;
    private final Path home;
    private final List<String> always;

    private RealKubectl(Path program, Path home, List<String> always) {
        this.program = program;
        this.home = home;
        this.always = always;
    }

    /** Where it is, if it is there; the test that needs it is skipped otherwise. */
    static Optional<Path> program() {
        var named = System.getenv("SANDGLASS_KUBECTL");
        var usual = Path.of("target/clients/kubectl/kubectl");
        return named != null
                ? Optional.of(Path.of(named))
                : Optional.of(usual).filter(Files::exists).map(Path::toAbsolutePath);
    }

    static RealKubectl at(String server, String token, Path authority) throws IOException {
        return new RealKubectl(
                program().orElseThrow(),
                Files.createTempDirectory("kubectl"),
                List.of(
                        "--server=" + server,
                        "--token=" + token,
                        "--certificate-authority=" + authority.toAbsolutePath()));
    }

    Outcome run(String... words) throws IOException, InterruptedException {
        return pipe("", words);
    }

    Outcome pipe(String input, String... words) throws IOException, InterruptedException {
        var all = new ArrayList<String>();
        all.add(program.toString());
        all.addAll(List.of(words));
        var split = all.indexOf("--");
        all.addAll(split < 0 ? all.size() : split, always);
        var builder = new ProcessBuilder(all);
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        var out = Files.createTempFile(home, "out", "");
        var err = Files.createTempFile(home, "err", "");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        var process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("kubectl " + String.join(" ", words) + " does not end");
        }
        return new Outcome(Files.readString(out), Files.readString(err), process.exitValue());
    }
}
