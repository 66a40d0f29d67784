package dev.sandglass.desk;

import dev.sandglass.cluster.Cluster;
import dev.sandglass.sim.Base;

/**
 * A running sandbox at one moment, from which others are forked: they share its objects, and their frozen bytes refer to
 * them.
 *
 * @param base the objects by number
 * @param frozen its own state relative to that base: what a fork thaws
 */
public record Template(Cluster.Foundation foundation, Base base, byte[] frozen) {}
