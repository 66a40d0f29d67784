/**
 * The ReplicaSet controller: as many Pods as asked for. Start with
 * {@link dev.sandglass.cluster.controllers.replicaset.ReplicaSetController}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.replicaset;

import org.jspecify.annotations.NullMarked;
