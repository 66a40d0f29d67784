package dev.sandglass.site.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.bench.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** How long a learner waits: for a sandbox, for kubectl in the terminal; beside a bare commit and the real kubectl. */
final class DeskFigures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MADE = 200;

    /** The compiler has finished what making one takes only then: a few thousand are made before the rates are measured, too. */
    private static final int MADE_BEFORE = 3_000;

    /** Longer than the server lets pass after a sandbox before it makes keys for the next ones. */
    private static final long STOCKING_MILLIS = 1_000;

    private static final int COMMANDS = 150;
    private static final int COMMANDS_BEFORE = 3_000;
    private static final int SETTLING = 30;
    private static final long THINKING_MILLIS = 70;
    private static final int PROCESSES = 15;
    private static final String PROMPT = "learner@desk:~$ ";
    private static final String LINE = "kubectl get pods";
    private static final String REAL = "  the real kubectl get pods, a process";
    private static final String RARE = "  a bare commit, one now and then";

    private final Running running;

    DeskFigures(Running running) {
        this.running = running;
    }

    // ---- a new sandbox ----

    void making() throws IOException, SQLException, GeneralSecurityException, InterruptedException {
        running.newBox(); // from now on there is a cookie
        var commits = new double[MADE];
        var made = new double[MADE];
        try (var http = new Wire(SocketFactory.getDefault(), running.server().httpPort());
                var https = new Wire(trusting(), running.server().httpsPort());
                var database = DriverManager.getConnection(running.database());
                var setUp = database.createStatement()) {
            setUp.execute("CREATE TABLE bench (id bigserial PRIMARY KEY, bytes bytea)");
            try (var insert =
                    database.prepareStatement(
                            "INSERT INTO bench (bytes) SELECT bytes FROM frozen LIMIT 1")) {
                for (var i = -MADE_BEFORE; i < MADE; i++) {
                    if (i == 0) {
                        Thread.sleep(STOCKING_MILLIS);
                        running.awaitCalm();
                    }
                    var begun = System.nanoTime();
                    insert.executeUpdate();
                    var committed = System.nanoTime();
                    var took = make(http, https);
                    if (i >= 0) {
                        commits[i] = (committed - begun) / 1e6;
                        made[i] = took;
                    }
                }
            }
            setUp.execute("DROP TABLE bench");
        }
        Figures.of("  commit of a row as large", "ms", commits).add();
        Figures.of("make a sandbox (HTTP), list its nodes (HTTPS)", "ms", made)
                .beside("  commit of a row as large")
                .atMostMore(1.5)
                .add();
    }

    /** Milliseconds; what is asked in between, for the token, is not counted. */
    private double make(Wire http, Wire https) throws IOException, InterruptedException {
        var wish =
                Wire.request(
                        "POST",
                        "/api/sandboxes",
                        "Content-Type: application/json\r\nCookie: " + running.cookie() + "\r\n",
                        "{}");
        var begun = System.nanoTime();
        var id = JSON.readTree(http.ask(wish)).path("id").asText();
        var made = System.nanoTime() - begun;
        var list = new Running.Box(id, running.tokenOf(id)).get("/api/v1/nodes");
        var again = System.nanoTime();
        var nodes = JSON.readTree(https.ask(list)).path("items").size();
        var took = (made + System.nanoTime() - again) / 1e6;
        if (nodes != 3) {
            throw new IOException("a sandbox with " + nodes + " nodes");
        }
        return took;
    }

    private SSLSocketFactory trusting() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(running.data().resolve("certificates/authority.crt"))) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    // ---- a command in the terminal ----

    void terminal(Path kubectl) throws IOException, SQLException, InterruptedException {
        var box = running.boxWithPods(3);
        running.clock(box, "60"); // kubectl takes 50 ms of cluster time: they must not wait for it
        var path = "/sandboxes/" + box.id() + "/terminals/act";
        var samples = new double[COMMANDS];
        var real = new double[PROCESSES];
        try (var typed = new Typed(running.server().httpPort(), path, running.cookie())) {
            typed.awaitEnd(PROMPT);
            for (var i = -COMMANDS_BEFORE; i < COMMANDS; i++) {
                if (i == -SETTLING) {
                    running.clock(box, "1");
                }
                var took = enter(typed, i < -SETTLING ? 0 : THINKING_MILLIS);
                if (i >= 0) {
                    samples[i] = took;
                }
            }
        }
        var kubeconfig =
                Files.writeString(
                        running.data().resolve("kubeconfig"), running.kubeconfigOf(box.id()));
        for (var i = -2; i < PROCESSES; i++) {
            var took =
                    Processes.millis(
                            kubectl.toString(),
                            "--kubeconfig",
                            kubeconfig.toString(),
                            "get",
                            "pods");
            if (i >= 0) {
                real[i] = took;
            }
        }
        Figures.of(RARE, "ms", rareCommits()).add();
        Figures.of(REAL, "ms", real).add();
        Figures.of("kubectl get pods in the terminal, Enter to last byte", "ms", samples)
                .beside(REAL)
                .atMost(0.01)
                .add();
    }

    /** What no line can do without, at the pace of a person: a disk and a database that have slept take longer. */
    private double[] rareCommits() throws IOException, SQLException, InterruptedException {
        var commits = new double[COMMANDS];
        try (var database = DriverManager.getConnection(running.database());
                var setUp = database.createStatement()) {
            setUp.execute("CREATE TABLE bench (bytes bytea)");
            try (var insert = database.prepareStatement("INSERT INTO bench VALUES (?)")) {
                for (var i = -SETTLING; i < COMMANDS; i++) {
                    Thread.sleep(THINKING_MILLIS);
                    var begun = System.nanoTime();
                    insert.setBytes(1, new byte[100]);
                    insert.executeUpdate();
                    commits[Math.max(i, 0)] = (System.nanoTime() - begun) / 1e6;
                }
            }
            setUp.execute("DROP TABLE bench");
        }
        return commits;
    }

    /** As a person does: a moment passes between two commands. */
    private static double enter(Typed typed, long thinkingMillis)
            throws IOException, InterruptedException {
        Thread.sleep(thinkingMillis);
        typed.type(LINE);
        typed.awaitEnd("pods");
        var begun = System.nanoTime();
        typed.type("\r");
        var shown = typed.awaitEnd(PROMPT);
        var took = (System.nanoTime() - begun) / 1e6;
        if (!shown.contains("Running")) {
            throw new IOException("no Pods are shown: " + shown);
        }
        return took;
    }
}
