package dev.sandglass.cli;

import dev.sandglass.cluster.Cluster;
import dev.sandglass.desk.Runs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A folder on this machine that is to bash and the unmodified kubectl what the desk is to ours. */
final class Workstation {

    private static final String SERVER = URI.create(Cluster.SERVER).getAuthority();
    private static final String HOME = "/home/learner";
    private static final long SECONDS_AT_MOST = 120;
    private static final int TIMED_OUT = 124;

    /** The line of a command that coreutils' timeout ends. */
    private static final Pattern LIMITED = Pattern.compile("timeout \\d+ (?<command>[^;|&]+)");

    /** How long a program has on this machine to show what has come, before it is ended. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Path programs;
    private final Path home;
    private final String address;

    /** Where the real kubectl is, if it is here. */
    static Optional<Path> kubectl() {
        var named = System.getenv("SANDGLASS_KUBECTL");
        var usual = Path.of("target/clients/kubectl/kubectl").toAbsolutePath();
        return Optional.of(named == null ? usual : Path.of(named)).filter(Files::exists);
    }

    /** With the desk's kubeconfig, but the way leads to the port. */
    Workstation(Path folder, int port, FrontCertificate certificate, String kubeconfig)
            throws IOException {
        this.address = "127.0.0.1:" + port;
        this.programs = kubectl().orElseThrow().getParent();
        this.home = Files.createTempDirectory(folder, "home");
        Files.createDirectories(home.resolve(".kube"));
        var authority =
                Base64.getEncoder()
                        .encodeToString(certificate.pem().getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                home.resolve(".kube/config"),
                kubeconfig
                        .replaceAll(
                                "certificate-authority-data: .*",
                                "certificate-authority-data: " + authority)
                        .replace(SERVER, address));
    }

    /** Runs a line with empty input; addresses and folders in what it says are the desk's. */
    Runs.Result run(String line, Pacing pacing) throws IOException, InterruptedException {
        var limited = LIMITED.matcher(line);
        return limited.matches()
                ? runUntilRest("exec " + limited.group("command"), pacing, TIMED_OUT)
                : run(line, () -> false, -1);
    }

    /**
     * The same for a line that does not end by itself: this machine's seconds are not the cluster's, so it is ended when nothing
     * more can come to it.
     */
    Runs.Result runUntilRest(String line, Pacing pacing, int code)
            throws IOException, InterruptedException {
        return run(line, () -> pacing.hasRested(LAST_WORDS), code);
    }

    private Runs.Result run(String line, BooleanSupplier isEnough, int codeWhenEnded)
            throws IOException, InterruptedException {
        var out = home.resolveSibling(home.getFileName() + ".out");
        var err = home.resolveSibling(home.getFileName() + ".err");
        var process = start(line.replace(SERVER, address), out, err);
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_AT_MOST);
        var isOver = process.waitFor(50, TimeUnit.MILLISECONDS);
        while (!isOver && !isEnough.getAsBoolean() && System.nanoTime() < end) {
            isOver = process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        if (!isOver) {
            List.copyOf(process.descendants().toList()).forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return new Runs.Result(read(out), read(err), isOver ? process.exitValue() : codeWhenEnded);
    }

    private Process start(String line, Path out, Path err) throws IOException {
        var builder = new ProcessBuilder("/bin/bash", "-c", line);
        builder.directory(home.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        var environment = builder.environment();
        environment.clear();
        environment.put("HOME", home.toString());
        environment.put("USER", "learner");
        environment.put("LANG", "C.UTF-8");
        environment.put("TERM", "xterm-256color");
        environment.put("GOGC", "off"); // it ends before it has collected what is worth it
        environment.put("PATH", programs + ":/usr/local/bin:/usr/bin:/bin");
        return builder.start();
    }

    private byte[] read(Path file) throws IOException {
        return Files.readString(file)
                .replace(address, SERVER)
                .replace(home.toString(), HOME)
                .getBytes(StandardCharsets.UTF_8);
    }
}
