/** Revisions, history and watch: the etcd of the simulation. */
@NullMarked
package dev.sandglass.cluster.store;

import org.jspecify.annotations.NullMarked;
