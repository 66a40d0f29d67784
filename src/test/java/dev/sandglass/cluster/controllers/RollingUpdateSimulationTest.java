package dev.sandglass.cluster.controllers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sandglass.cluster.world.AtLeastAvailable;
import dev.sandglass.cluster.world.Invariant;
import dev.sandglass.cluster.world.NoPodOnTwoNodes;
import dev.sandglass.cluster.world.NodesNeverOvercommit;
import dev.sandglass.cluster.world.RevisionsOnlyGrow;
import dev.sandglass.cluster.world.World;
import dev.sandglass.sim.Chance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever people do and whenever, the promises of the spec are kept, and in the end all is as
 * asked for.
 */
class RollingUpdateSimulationTest {

    private static final String WEB = "/apis/apps/v1/namespaces/default/deployments/web";
    private static final int SEEDS = 25;

    @Test
    void promisesAreKeptWhateverHappens() {
        for (var seed = 1; seed <= SEEDS; seed++) {
            try {
                simulate(seed);
            } catch (AssertionError e) {
                fail("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void simulate(long seed) {
        var world = new World(seed);
        var chance = new Chance(seed);
        List<Invariant> invariants =
                List.of(
                        new RevisionsOnlyGrow(),
                        new NoPodOnTwoNodes(),
                        new NodesNeverOvercommit(2_000),
                        new AtLeastAvailable("web-", 3)); // never fewer than 4 - 25 %
        invariants.forEach(world::observe);
        world.createDeployment("web", "nginx:0", 4);
        world.run(Duration.ofSeconds(4));
        var image = 0;
        for (var i = 0; i < 12; i++) {
            switch (chance.below(5, "act", "web", i)) {
                case 0, 1 -> setImage(world, "nginx:" + ++image);
                // up only: scaling down in a rollout takes from all sets alike, upstream promises
                // nothing
                case 2 -> world.patch(WEB, "{\"spec\":{\"replicas\":" + (4 + i / 5) + "}}");
                case 3 -> ask(world, 50 * (1 + i % 6));
                default -> world.freezeAndThaw();
            }
            world.run(Duration.ofMillis(chance.below(1_800, "pause", "web", i)));
        }
        world.run(Duration.ofSeconds(30));
        var web = world.get("deployments.apps", "default", "web");
        var wanted = web.number("spec.replicas", 0);
        assertEquals(wanted, web.number("status.updatedReplicas", 0));
        assertEquals(wanted, web.number("status.availableReplicas", 0));
        assertEquals(wanted, web.number("status.replicas", 0));
        assertEquals(wanted, world.list("pods", "default").size());
    }

    private static void setImage(World world, String image) {
        world.patch(
                WEB,
                """
                {"spec":{"template":{"spec":{"containers":[{"name":"nginx","image":"%s"}]}}}}"""
                        .formatted(image));
    }

    private static void ask(World world, int milliCpus) {
        world.patch(
                WEB,
                """
                {"spec":{"template":{"spec":{"containers":[{"name":"nginx",
                 "resources":{"requests":{"cpu":"%dm"}}}]}}}}"""
                        .formatted(milliCpus));
    }
}
