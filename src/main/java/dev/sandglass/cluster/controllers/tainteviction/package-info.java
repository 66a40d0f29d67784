/**
 * The taint eviction controller: Pods on nodes that they must leave. Start with
 * {@link dev.sandglass.cluster.controllers.tainteviction.TaintEvictionController}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.tainteviction;

import org.jspecify.annotations.NullMarked;
