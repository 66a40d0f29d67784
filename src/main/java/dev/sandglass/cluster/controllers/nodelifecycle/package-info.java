/**
 * The node lifecycle controller: which nodes are alive. Start with
 * {@link dev.sandglass.cluster.controllers.nodelifecycle.NodeLifecycleController}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.nodelifecycle;

import org.jspecify.annotations.NullMarked;
