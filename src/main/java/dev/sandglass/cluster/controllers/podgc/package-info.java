/**
 * The Pod garbage collector: Pods that nobody will end. Start with
 * {@link dev.sandglass.cluster.controllers.podgc.PodGarbageCollector}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.podgc;

import org.jspecify.annotations.NullMarked;
