/**
 * Virtual time, alarms, chance, machines and their freezing: the ground that every simulated part stands on. No
 * thread, no wall clock, no framework. Start with {@link dev.sandglass.sim.Timeline}, then
 * {@link dev.sandglass.sim.Program} and {@link dev.sandglass.sim.Freezer}.
 */
@NullMarked
package dev.sandglass.sim;

import org.jspecify.annotations.NullMarked;
