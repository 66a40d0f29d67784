/**
 * The container runtime of a node: images, sandboxes, containers with their processes, files and
 * logs. Start with {@link dev.sandglass.cluster.runtime.ContainerRuntime}.
 */
@NullMarked
package dev.sandglass.cluster.runtime;

import org.jspecify.annotations.NullMarked;
