/**
 * What programs say to each other over a network: requests, replies, names. The facility of a host
 * is {@link dev.sandglass.sim.net.Sockets}; start there.
 */
@NullMarked
package dev.sandglass.sim.net;

import org.jspecify.annotations.NullMarked;
