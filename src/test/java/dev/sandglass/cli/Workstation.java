package dev.sandglass.cli;

import dev.sandglass.cluster.Cluster;
import dev.sandglass.desk.Runs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A folder on this machine that is to bash and the unmodified kubectl what the desk is to ours. */
final class Workstation {

    private static final String SERVER = URI.create(Cluster.SERVER).getAuthority();
    private static final String HOME = "/home/learner";
    private static final long SECONDS_AT_MOST = 40;

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
    Runs.Result run(String line) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("/bin/bash", "-c", line.replace(SERVER, address));
        var out = home.resolveSibling(home.getFileName() + ".out");
        var err = home.resolveSibling(home.getFileName() + ".err");
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
        environment.put("PATH", programs + ":/usr/local/bin:/usr/bin:/bin");
        var process = builder.start();
        var isOver = process.waitFor(SECONDS_AT_MOST, TimeUnit.SECONDS);
        if (!isOver) {
            List.copyOf(process.descendants().toList()).forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return new Runs.Result(read(out), read(err), isOver ? process.exitValue() : -1);
    }

    private byte[] read(Path file) throws IOException {
        return Files.readString(file)
                .replace(address, SERVER)
                .replace(home.toString(), HOME)
                .getBytes(StandardCharsets.UTF_8);
    }
}
