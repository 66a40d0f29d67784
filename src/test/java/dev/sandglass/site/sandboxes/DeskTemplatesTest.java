package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Where sandboxes come from: forks of a cluster that goes on. */
class DeskTemplatesTest {

    private static final long NOW = 1_800_000_000_000_000_000L;
    private static final String START =
            """
            # What the lesson is about
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: colours
            data:
              sky: blue
            """;

    private final MemoryLedger ledger = new MemoryLedger();
    private final Map<String, String> lessons = Map.of("a/colours", START, "a/wrong", "kind: No");
    private long wall = NOW;
    private Keys keys = new PracticeKeys();
    private DeskTemplates templates = templates();

    private DeskTemplates templates() {
        return new DeskTemplates(
                ledger,
                keys,
                it -> Optional.ofNullable(lessons.get(it)),
                Plan.STANDARD,
                () -> wall);
    }

    private void pass(Duration time) {
        wall += time.toNanos();
    }

    @Test
    void areReadyWhenTheFirstIsThere() {
        assertFalse(templates.areReady());

        templates.makeFirst();

        assertTrue(templates.areReady());
    }

    @Test
    void nobodyWaitsForAFirstThatIsNotMade() {
        Wall broken =
                () -> {
                    throw new OutOfMemoryError("on purpose");
                };
        var never = new DeskTemplates(ledger, keys, _ -> Optional.empty(), Plan.STANDARD, broken);
        never.makeFirst();

        assertFalse(never.areReady());
        assertThrows(CompletionException.class, () -> never.fork("standard", 7, ""));
    }

    @Test
    void aForkIsAtThePresentHoweverOldTheTemplate() {
        templates.makeFirst();
        for (var age : new long[] {0, 3, 47, 3_000}) {
            pass(Duration.ofSeconds(age));
            assertEquals(wall, templates.fork("standard", 7, "").simulation().now());
        }
    }

    @Test
    void aForkOfTheRenewedTemplateRestsOnTheSameBase() {
        templates.makeFirst();
        var early = templates.fork("standard", 7, "");
        pass(Duration.ofMinutes(10));
        templates.renew();
        var late = templates.fork("standard", 7, "");

        assertEquals(early.base(), late.base());
        var bytes = late.simulation().freeze();
        assertArrayEquals(bytes, templates.thaw(bytes, late.base()).freeze());
        assertTrue(bytes.length < 20 * 1024, bytes.length + " bytes");
    }

    @Test
    void aForkIsWrittenDownAsItWillBe() {
        templates.makeFirst();
        for (var age : new long[] {0, 3, 47, 3_000, 10}) {
            pass(Duration.ofSeconds(age));
            var forked = templates.fork("standard", 7 + age, "");
            templates.renew();
            var made = forked.simulation();
            var again = templates.thaw(forked.frozen(), forked.base());

            assertEquals(made.steps(), again.steps());
            assertEquals(made.adminToken(), again.adminToken());
            assertArrayEquals(made.freeze(), again.freeze());
            made.drive(wall + Duration.ofMinutes(5).toNanos(), 1_000_000);
            again.drive(wall + Duration.ofMinutes(5).toNanos(), 1_000_000);
            assertArrayEquals(made.freeze(), again.freeze());
            assertTrue(forked.frozen().length < 20 * 1024, forked.frozen().length + " bytes");
        }
    }

    @Test
    void aForkWithAuthoritiesOfItsOwnIsWrittenDownAsItWillBe() {
        keys = new OwnKeys();
        templates = templates();
        templates.makeFirst();
        pass(Duration.ofSeconds(9));
        templates.renew();
        pass(Duration.ofSeconds(14));

        var forked = templates.fork("standard", 8, "");

        var made = forked.simulation();
        assertEquals("token", made.adminToken());
        assertArrayEquals(made.freeze(), templates.thaw(forked.frozen(), forked.base()).freeze());
    }

    private record OwnKeys() implements Keys {

        @Override
        public Authorities take() {
            var practice = Authorities.practice();
            return new Authorities(
                    practice.frontProxyCa(),
                    practice.ca(),
                    practice.adminCertificate(),
                    practice.adminKey(),
                    practice.serviceAccountKey(),
                    "token");
        }

        @Override
        public boolean areReady() {
            return true;
        }
    }

    @Test
    void aLessonsForkIsWrittenDownWithWhatTheLessonBeginsWith() {
        templates.makeFirst();
        pass(Duration.ofSeconds(4));

        var forked = templates.fork("standard", 7, "a/colours");

        var again = templates.thaw(forked.frozen(), forked.base());
        assertArrayEquals(forked.simulation().freeze(), again.freeze());
        assertEquals("blue", ((Reply.Ok) again.request(colours())).body().text("data.sky"));
    }

    @Test
    void aNewBaseComesEveryHourAndOlderForksStillThaw() {
        templates.makeFirst();
        var early = templates.fork("standard", 7, "");
        var bytes = early.simulation().freeze();
        pass(Duration.ofMinutes(61));
        templates.renew();
        var late = templates.fork("standard", 7, "");

        assertNotEquals(early.base(), late.base());
        assertEquals(wall, late.simulation().now());
        assertArrayEquals(bytes, templates.thaw(bytes, early.base()).freeze());
    }

    @Test
    void aLessonsSandboxHoldsWhatTheLessonBeginsWith() {
        templates.makeFirst();
        pass(Duration.ofSeconds(4));

        var simulation = templates.fork("standard", 7, "a/colours").simulation();

        var answer = (Reply.Ok) simulation.request(colours());
        assertEquals("blue", answer.body().text("data.sky"));
        assertEquals(wall, simulation.now());
        var other = templates.fork("standard", 7, "").simulation();
        assertTrue(other.request(colours()) instanceof Reply.Refused);
    }

    @Test
    void aStartThatIsWrongMakesNoSandbox() {
        templates.makeFirst();

        var fault =
                assertThrows(
                        IllegalStateException.class,
                        () -> templates.fork("standard", 7, "a/wrong"));

        assertTrue(
                fault.getMessage().startsWith("the start of a/wrong: error: "), fault.getMessage());
    }

    private static Request colours() {
        return Request.get(
                "/api/v1/namespaces/default/configmaps/colours",
                new Credential.Component("test", List.of("system:masters")));
    }
}
