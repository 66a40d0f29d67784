package dev.sandglass.cluster.store;

import dev.sandglass.api.Change;

/**
 * A change that the history remembers.
 *
 * @param at when it was written, epoch nanoseconds of cluster time
 * @param bytes about how much memory it holds, see {@link Weight}
 */
record Past(Change change, long at, int bytes) {}
