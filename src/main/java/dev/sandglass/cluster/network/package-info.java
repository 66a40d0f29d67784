/**
 * Addresses, names and connections between the processes of a cluster. Start with {@link
 * dev.sandglass.cluster.network.Network}; programs see it through {@link
 * dev.sandglass.sim.net.Sockets}.
 */
@NullMarked
package dev.sandglass.cluster.network;

import org.jspecify.annotations.NullMarked;
