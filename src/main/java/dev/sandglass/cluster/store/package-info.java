/**
 * What etcd is to a real cluster: all objects under ever growing revisions, a bounded history,
 * watch from a revision.
 * Start with {@link dev.sandglass.cluster.store.Store}; the state at one revision is a
 * {@link dev.sandglass.cluster.store.Root}, which is immutable and shared by everybody who looks at
 * it.
 */
@NullMarked
package dev.sandglass.cluster.store;

import org.jspecify.annotations.NullMarked;
