/**
 * From an object that was sent to an object that is stored, and back out: the rules that hold for
 * every kind. Start
 * with {@link dev.sandglass.cluster.apiserver.registry.Registry}.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.registry;

import org.jspecify.annotations.NullMarked;
