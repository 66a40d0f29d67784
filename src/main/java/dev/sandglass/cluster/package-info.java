/**
 * One simulated cluster, all parts wired. {@link dev.sandglass.cluster.Cluster} is the only class that the outside
 * needs.
 */
@NullMarked
package dev.sandglass.cluster;

import org.jspecify.annotations.NullMarked;
