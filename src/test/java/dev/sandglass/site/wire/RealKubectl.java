package dev.sandglass.site.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

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
        return with(server, authority, "--token=" + token);
    }

    /** With other proof of who it is. */
    static RealKubectl with(String server, Path authority, String... flags) throws IOException {
        var always = new ArrayList<>(List.of(flags));
        always.add("--server=" + server);
        always.add("--certificate-authority=" + authority.toAbsolutePath());
        return new RealKubectl(
                program().orElseThrow(), Files.createTempDirectory("kubectl"), always);
    }

    Outcome run(String... words) throws IOException, InterruptedException {
        return pipe("", words);
    }

    private List<String> command(String... words) {
        var all = new ArrayList<String>();
        all.add(program.toString());
        all.addAll(List.of(words));
        var split = all.indexOf("--");
        all.addAll(split < 0 ? all.size() : split, always);
        return all;
    }

    private ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.directory(home.toFile());
        return builder;
    }

    /** Where it runs: a folder of its own. */
    Path home() {
        return home;
    }

    /** Starts a command that goes on; what it prints comes together, errors too. */
    Running start(String... words) throws IOException {
        return new Running(builder(command(words)).redirectErrorStream(true).start());
    }

    /** Starts a command in a terminal of the operating system. */
    Running startInTerminal(String... words) throws IOException {
        var quoted = new StringBuilder();
        command(words).forEach(it -> quoted.append(" '").append(it).append('\''));
        var script = List.of("script", "-qefc", quoted.substring(1), "/dev/null");
        return new Running(builder(script).redirectErrorStream(true).start());
    }

    /** A kubectl that runs. */
    static final class Running implements AutoCloseable {

        private final Process process;
        private final StringBuilder printed = new StringBuilder();

        private Running(Process process) {
            this.process = process;
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var in = process.inputReader(StandardCharsets.UTF_8)) {
                for (var c = in.read(); c >= 0; c = in.read()) {
                    synchronized (printed) {
                        printed.append((char) c);
                        printed.notifyAll();
                    }
                }
            } catch (IOException ended) {
                // nothing more comes
            }
            synchronized (printed) {
                printed.notifyAll();
            }
        }

        /** What it has printed, once that is as asked. */
        String await(Predicate<String> asked) throws InterruptedException {
            var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            synchronized (printed) {
                while (!asked.test(printed.toString())) {
                    var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                    if (left <= 0) {
                        throw new AssertionError("it has printed " + printed);
                    }
                    printed.wait(left);
                }
                return printed.toString();
            }
        }

        void type(String keys) throws IOException {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        int code() throws InterruptedException {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new AssertionError("it does not end, and has printed " + printed);
            }
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    Outcome pipe(String input, String... words) throws IOException, InterruptedException {
        var builder = builder(command(words));
        var out = Files.createTempFile(home, "out", "");
        var err = Files.createTempFile(home, "err", "");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        var process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("kubectl " + String.join(" ", words) + " does not end");
        }
        return new Outcome(Files.readString(out), Files.readString(err), process.exitValue());
    }
}
