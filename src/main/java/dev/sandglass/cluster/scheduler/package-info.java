/**
 * The scheduler: a queue of Pods without a node, and a cycle that finds one. Start with {@link
 * dev.sandglass.cluster.scheduler.Scheduler}, then {@link dev.sandglass.cluster.scheduler.Cycle}.
 */
@NullMarked
package dev.sandglass.cluster.scheduler;

import org.jspecify.annotations.NullMarked;
