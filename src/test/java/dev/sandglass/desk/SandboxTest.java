package dev.sandglass.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

    private static final long START =
            Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * 1_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private static final List<String> LINES =
            List.of(
                    "kubectl create deployment web --image=nginx:1.29 --replicas=3",
                    "kubectl get pods -w",
                    "kubectl get nodes -o wide",
                    "for i in 1 2 3; do kubectl get pods | wc -l; sleep 1; done",
                    "x=$(kubectl get pods -o name | head -1); echo $x > f; cat f",
                    "kubectl scale deployment web --replicas=1",
                    "kubectl logs -f deployment/web",
                    "kubectl run once --image=busybox --restart=Never -- sh -c 'echo hi; sleep 3'",
                    "for f in certificate key; do grep client-$f-data .kube/config | cut -d: -f2 | tr -d ' '"
                            + " | base64 -d > $f; done; curl -sk --cert certificate --key key"
                            + " 'https://172.30.0.10:6443/api/v1/pods?watch=1&timeoutSeconds=15'",
                    "kubectl delete deployment web",
                    "kubectl events");

    private static Sandbox make(long seed) {
        return Sandbox.make(seed, START, Authorities.practice());
    }

    /** Types lines into two terminals at chosen seconds; now and then frozen and thawed on the way. */
    private static byte[] play(long seed, boolean broken) {
        var inputs = new Random(seed);
        var breaks = new Random(seed + 1);
        var sandbox = make(seed);
        for (var round = 0; round < 12; round++) {
            var terminal = "t" + inputs.nextInt(2);
            var line = LINES.get(inputs.nextInt(LINES.size()));
            sandbox.desk().open(terminal);
            sandbox.drive(sandbox.now() + SECOND / 10, 100_000);
            if (sandbox.desk().open(terminal).prompt() == null) {
                sandbox.desk().open(terminal).type(new byte[] {3});
                sandbox.drive(sandbox.now() + SECOND / 10, 100_000);
            }
            sandbox.desk().open(terminal).enter(line);
            var until = sandbox.now() + inputs.nextInt(20) * SECOND;
            while (sandbox.step(until)) {
                if (broken && breaks.nextInt(40) == 0) {
                    var bytes = sandbox.freeze();
                    sandbox = Sandbox.thaw(bytes);
                    assertArrayEquals(bytes, sandbox.freeze(), "seed " + seed);
                }
            }
        }
        return sandbox.freeze();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void goesOnAfterAThawAsIfNothingHadHappened(long seed) {
        assertArrayEquals(play(seed, false), play(seed, true), "replay with seed " + seed);
    }

    @Test
    void aForkGoesOnAsItsTemplateWouldAndLeavesItAlone() {
        var origin = make(5);
        origin.drive(START + 60 * SECOND, 1_000_000);
        var fork = Sandbox.fork(origin.template(), 5, Authorities.practice());
        var before = origin.freeze();
        fork.drive(START + 120 * SECOND, 1_000_000);
        assertArrayEquals(before, origin.freeze());
        origin.drive(START + 120 * SECOND, 1_000_000);
        assertEquals(origin.view().revision(), fork.view().revision());
        assertEquals(
                origin.view().list("leases.coordination.k8s.io").toList(),
                fork.view().list("leases.coordination.k8s.io").toList());
    }

    @Test
    void aForkOfALaterTemplateGoesOnAsThatAndIsTheDifferenceToTheFirst() {
        var template = make(5).template();
        var running = Sandbox.continuing(template);
        running.drive(START + 130 * SECOND, 1_000_000);
        var later = template.later(running);
        var fork = Sandbox.continuing(later);
        assertArrayEquals(running.freeze(), fork.freeze());

        running.drive(START + 200 * SECOND, 1_000_000);
        fork.drive(START + 200 * SECOND, 1_000_000);
        var bytes = fork.freeze();
        assertArrayEquals(running.freeze(), bytes);

        var thawed = Sandbox.thaw(bytes, template);
        thawed.drive(START + 260 * SECOND, 1_000_000);
        fork.drive(START + 260 * SECOND, 1_000_000);
        assertArrayEquals(fork.freeze(), thawed.freeze());
    }

    @Test
    void aForkFrozenIsTheDifferenceOnly() {
        var template = make(5).template();
        var fork = Sandbox.fork(template, 6, Authorities.practice());
        var bytes = fork.freeze();
        assertTrue(bytes.length < 20_000, "bytes of a fresh fork: " + bytes.length);
        var thawed = Sandbox.thaw(bytes, template);
        assertArrayEquals(bytes, thawed.freeze());
        assertEquals(fork.now(), thawed.now());
    }

    /** Forks have the same accounts, and a ready-made key may serve two of them. */
    @Test
    void aTokenOfOneForkOpensNoOther() {
        var template = make(5).template();
        var one = Sandbox.fork(template, 6, practiceWith("one"));
        var other = Sandbox.fork(template, 6, practiceWith("other"));
        var admin = new Credential.Component("kubernetes-admin", List.of("system:masters"));
        var wish =
                Request.of(
                        Request.Method.POST,
                        "/api/v1/namespaces/kube-system/serviceaccounts/default/token",
                        admin);
        var body = Document.of("apiVersion", "authentication.k8s.io/v1", "kind", "TokenRequest");
        var made = (Reply.Ok) one.request(wish.withBody(body.put("spec", Document.EMPTY)));
        var token = new Credential.Token(made.body().text("status.token"));

        var look = Request.get("/api/v1/namespaces/default/pods", token);
        assertInstanceOf(Reply.Ok.class, one.request(look));
        var refused = assertInstanceOf(Reply.Refused.class, other.request(look));
        assertEquals("Unauthorized", refused.status().message());
    }

    private static Authorities practiceWith(String adminToken) {
        var it = Authorities.practice();
        return new Authorities(
                it.ca(),
                it.frontProxyCa(),
                it.adminCertificate(),
                it.adminKey(),
                it.serviceAccountKey(),
                adminToken);
    }

    /** History forgets what is older than a minute or so; a watch that is open must not notice. */
    @Test
    void aQuietWatchOutlivesWhatTheStoreRemembers() {
        var sandbox = make(8);
        var terminal = sandbox.desk().open("pods");
        sandbox.drive(START + SECOND, 10_000);
        terminal.enter("kubectl get pods -w -o name");
        var now = START;
        for (var hour = 0; hour < 2; hour++) {
            now += 3600 * SECOND;
            sandbox.drive(now, 10_000_000);
            sandbox = Sandbox.thaw(sandbox.freeze());
        }
        var other = sandbox.desk().open("act");
        sandbox.drive(now + SECOND, 10_000);
        other.enter("kubectl run web --image=nginx:1.29");
        sandbox.drive(now + 2 * SECOND, 100_000);
        var shown =
                new String(sandbox.desk().open("pods").output(0), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertEquals(
                List.of("learner@desk:~$ kubectl get pods -w -o name", "pod/web", "pod/web"),
                shown.subList(0, Math.min(3, shown.size())));
    }

    @Test
    void aTerminalAnswers() {
        var sandbox = make(7);
        var terminal = sandbox.desk().open("act");
        sandbox.drive(START + SECOND, 10_000);
        assertEquals("learner@desk:~$ ", terminal.prompt());
        terminal.enter("kubectl get namespaces -o name");
        sandbox.drive(START + 2 * SECOND, 10_000);
        assertEquals(
                """
                learner@desk:~$ kubectl get namespaces -o name
                namespace/default
                namespace/kube-node-lease
                namespace/kube-public
                namespace/kube-system
                """
                        .replace("\n", "\r\n"),
                new String(terminal.output(0), StandardCharsets.UTF_8));
        assertEquals(1, terminal.linesDone());
    }
}
