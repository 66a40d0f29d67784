package dev.sandglass.cluster.controllers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.cluster.world.World;
import dev.sandglass.sim.Chance;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A cluster that is frozen and thawed at random moments goes on as one that was not. */
class FreezeTest {

    private static final String WEB = "/apis/apps/v1/namespaces/default/deployments/web";

    /** Moments of the scenario between which somebody does something. */
    private static void act(World world, int scene) {
        switch (scene) {
            case 0 -> world.createDeployment("web", "nginx:1.27", 3);
            case 1 -> world.patch(WEB, "{\"spec\":{\"replicas\":5}}");
            case 2 ->
                    world.patch(
                            WEB,
                            "{\"spec\":{\"template\":{\"spec\":{\"containers\":"
                                    + "[{\"name\":\"nginx\",\"image\":\"nginx:1.28\"}]}}}}");
            case 3 -> world.patch(WEB, "{\"spec\":{\"replicas\":2}}");
            default -> world.delete(WEB);
        }
    }

    @Test
    void theHistoryIsTheSameHoweverOftenItIsFrozen() {
        for (var seed = 1; seed <= 4; seed++) {
            var whole = new World(seed);
            var interrupted = new World(seed);
            var chance = new Chance(1000 + seed);
            for (var scene = 0; scene < 5; scene++) {
                act(whole, scene);
                act(interrupted, scene);
                whole.run(Duration.ofMillis(2_500));
                var left = 2_500;
                for (var i = 0; left > 0; i++) {
                    // often in the first hundred milliseconds, when everything happens
                    var some =
                            Math.min(
                                    left,
                                    1 + chance.below(i < 20 ? 7 : 700, "pause", "" + scene, i));
                    interrupted.run(Duration.ofMillis(some));
                    interrupted.freezeAndThaw();
                    left -= some;
                }
                assertEquals(
                        whole.store.revision(),
                        interrupted.store.revision(),
                        "seed " + seed + ", scene " + scene);
            }
            assertArrayEquals(whole.frozen(), interrupted.frozen(), "seed " + seed);
        }
    }

    @Test
    void twoRunsOfOneSeedAreEqual() {
        var first = new World(3);
        var second = new World(3);
        for (var scene = 0; scene < 5; scene++) {
            act(first, scene);
            act(second, scene);
            first.run(Duration.ofSeconds(1));
            second.run(Duration.ofSeconds(1));
        }
        assertArrayEquals(first.frozen(), second.frozen());
    }
}
