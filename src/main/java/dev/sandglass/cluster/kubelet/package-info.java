/**
 * From a Pod bound to a node to running containers and back to its status: upstream's kubelet.
 * Start with {@link dev.sandglass.cluster.kubelet.Kubelet}, then {@link
 * dev.sandglass.cluster.kubelet.PodWorker}.
 */
@NullMarked
package dev.sandglass.cluster.kubelet;

import org.jspecify.annotations.NullMarked;
