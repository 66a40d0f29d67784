package dev.sandglass.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.sandglass.api.Credential;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.desk.Template;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a sandbox costs inside the process: heap, bytes, CPU of the thread that drives it. Forks of one template that has
 * been running for a while, each with authorities of its own, as the site makes them.
 */
@Tag("bench")
class InsideBench {

    private static final ThreadMXBean CPU = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final long SECOND = 1_000_000_000L;
    private static final long START =
            Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * SECOND;
    private static final Credential ADMIN =
            new Credential.Component("kubernetes-admin", List.of("system:masters"));
    private static final String POST_DEPLOYMENT = "/apis/apps/v1/namespaces/default/deployments";
    private static final int MOST_STEPS = 10_000_000;

    private static final int MADE = Integer.getInteger("bench.made", 10_000);
    private static final int AGED = Integer.getInteger("bench.aged", 300);
    private static final int BUSY = Integer.getInteger("bench.busy", 100);
    private static final int WARMING_AT_MOST = 60;
    private static final double COMPILING_AT_MOST = 0.05;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);

    private final Template template = template();
    private int made;

    /** Twenty minutes old, made from bytes, and gone on for five minutes, as the site's. */
    private static Template template() {
        var origin = Sandbox.make(1, START, Authorities.practice());
        assertTrue(origin.drive(START + 900 * SECOND, MOST_STEPS));
        var base = Template.of(origin.freeze());
        var running = Sandbox.continuing(base);
        assertTrue(running.drive(START + 1200 * SECOND, MOST_STEPS));
        return base.later(running);
    }

    @Test
    void measure() {
        deployment();
        idle();
        freezing();
        heapOfMade();
        heapOfAged();
        heapOfBusy();
    }

    // ---- making them ----

    private Sandbox fork() {
        return Sandbox.fork(template, ++made, authorities(made));
    }

    /** Equal keys serve to measure; the words before a certificate make each set another. */
    private static Authorities authorities(int number) {
        var keys = Authorities.practice();
        var words = "# " + number + "\n";
        return new Authorities(
                words + keys.ca(),
                words + keys.frontProxyCa(),
                words + keys.adminCertificate(),
                words + keys.adminKey(),
                keys.serviceAccountKey() + "\n",
                "token" + number);
    }

    private static void drive(Sandbox sandbox, int seconds) {
        assertTrue(sandbox.drive(sandbox.now() + seconds * SECOND, MOST_STEPS));
    }

    /** Somebody makes a Deployment at the terminal and looks at it. */
    private Sandbox busy() {
        var sandbox = fork();
        sandbox.desk().open("act");
        drive(sandbox, 1);
        for (var line :
                List.of(
                        "kubectl create deployment web --image=nginx:1.29 --replicas=10",
                        "sleep 50",
                        "kubectl get pods",
                        "kubectl logs deployment/web",
                        "kubectl get events")) {
            sandbox.desk().open("act").enter(line);
        }
        drive(sandbox, 60);
        assertEquals(10, running(sandbox));
        return sandbox;
    }

    private static long running(Sandbox sandbox) {
        return sandbox.view()
                .list("pods", "default")
                .filter(pod -> pod.text("status.phase").equals("Running"))
                .count();
    }

    private static void create(Sandbox sandbox, int replicas) {
        var labels = Document.of("app", "web");
        var container = Document.of("name", "nginx", "image", "nginx:1.29");
        var deployment =
                Document.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "Deployment",
                        "metadata",
                        Document.of("name", "web", "labels", labels),
                        "spec",
                        Document.of(
                                "replicas", (long) replicas,
                                "selector", Document.of("matchLabels", labels),
                                "template",
                                        Document.of(
                                                "metadata", Document.of("labels", labels),
                                                "spec",
                                                        Document.of(
                                                                "containers",
                                                                Items.of(container)))));
        var request = Request.of(Request.Method.POST, POST_DEPLOYMENT, ADMIN);
        assertTrue(sandbox.request(request.withBody(deployment)) instanceof Reply.Ok);
    }

    // ---- CPU ----

    private interface Work {
        void run();
    }

    private static double millis(Work work) {
        var begun = CPU.getCurrentThreadCpuTime();
        work.run();
        return (CPU.getCurrentThreadCpuTime() - begun) / 1e6;
    }

    /**
     * Until the compiler has next to nothing left to do with this work, as in a server that has been running for a while; so
     * the door's figures are taken, too.
     */
    private static void warm(Work work) {
        for (var round = 0; round < WARMING_AT_MOST; round++) {
            var compiling = COMPILER.getTotalCompilationTime();
            var begun = System.nanoTime();
            for (var i = 0; i < ROUNDS / 4; i++) {
                work.run();
            }
            var spent = (System.nanoTime() - begun) / 1e6;
            if (COMPILER.getTotalCompilationTime() - compiling < spent * COMPILING_AT_MOST) {
                return;
            }
        }
    }

    private void deployment() {
        warm(() -> deploy(fork()));
        var samples = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var sandbox = fork();
            samples[i] = millis(() -> deploy(sandbox));
        }
        Figures.of("a Deployment of 3, all Running", "ms", samples).atMost(5).add();
    }

    private static void deploy(Sandbox sandbox) {
        create(sandbox, 3);
        while (running(sandbox) < 3) {
            assertTrue(sandbox.drive(sandbox.now() + SECOND / 4, 10_000));
        }
    }

    private void idle() {
        var samples = new double[ROUNDS / 4];
        for (var i = -10; i < samples.length; i++) {
            var sandbox = fork();
            var spent = millis(() -> drive(sandbox, 600));
            if (i >= 0) {
                samples[i] = spent;
            }
        }
        Figures.of("10 minutes of three idle nodes", "ms", samples).atMost(20).add();
    }

    private void freezing() {
        var sandbox = busy();
        var bytes = sandbox.freeze();
        Figures.of("bytes of that freeze", "KiB", bytes.length / 1024.0).atMost(20).add();
        var freezing = new double[ROUNDS];
        var thawing = new double[ROUNDS];
        warm(
                () -> {
                    sandbox.freeze();
                    Sandbox.thaw(bytes, template);
                });
        for (var i = 0; i < ROUNDS; i++) {
            freezing[i] = millis(sandbox::freeze);
            thawing[i] = millis(() -> Sandbox.thaw(bytes, template));
        }
        Figures.of("freeze of that one", "ms", freezing).atMost(2).add();
        Figures.of("thaw of that one", "ms", thawing).atMost(2).add();
    }

    // ---- heap ----

    private interface Maker {
        Sandbox make();
    }

    /** KiB of live heap for each of so many. */
    private static Figures heap(String what, int count, Maker maker) {
        maker.make();
        var before = live();
        var all = new ArrayList<Sandbox>(count);
        for (var i = 0; i < count; i++) {
            all.add(maker.make());
        }
        var each = (live() - before) / 1024.0 / count;
        assertEquals(count, all.size());
        return Figures.of(what, "KiB", each);
    }

    private static long live() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void heapOfMade() {
        heap("heap of a sandbox just made", MADE, this::madeAndBroughtToThePresent)
                .atMost(32)
                .add();
    }

    /** The template is a few seconds old when somebody gets a sandbox. */
    private Sandbox madeAndBroughtToThePresent() {
        var sandbox = fork();
        drive(sandbox, 5);
        return sandbox;
    }

    private void heapOfAged() {
        Maker aged =
                () -> {
                    var sandbox = fork();
                    drive(sandbox, 600);
                    return sandbox;
                };
        heap("heap of it after 10 minutes of its time", AGED, aged).atMost(64).add();
    }

    private void heapOfBusy() {
        heap("heap of it with 10 running Pods, events, logs", BUSY, this::busy).atMost(200).add();
    }
}
