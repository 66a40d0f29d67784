/**
 * What every part of a cluster uses to talk to its API server: a client whose calls cost cluster
 * time, caches that lag, a work queue, the loop around a reconciler, a recorder of events, leader
 * election. Everything freezes. Start with {@link dev.sandglass.cluster.client.Reconciler} and
 * {@link dev.sandglass.cluster.client.ReconcileLoop}.
 */
@NullMarked
package dev.sandglass.cluster.client;

import org.jspecify.annotations.NullMarked;
