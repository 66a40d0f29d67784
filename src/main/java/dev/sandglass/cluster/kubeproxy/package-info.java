/**
 * From Services and EndpointSlices to the rules of the network and the names that its name server
 * knows. Start with {@link dev.sandglass.cluster.kubeproxy.KubeProxies}.
 */
@NullMarked
package dev.sandglass.cluster.kubeproxy;

import org.jspecify.annotations.NullMarked;
