/**
 * The garbage collector: what happens to objects whose owner goes. Start with
 * {@link dev.sandglass.cluster.controllers.garbage.GarbageCollector}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.garbage;

import org.jspecify.annotations.NullMarked;
