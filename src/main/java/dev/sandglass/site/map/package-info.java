/**
 * What the page shows of a cluster beside its terminals: the picture, the clock, the event ticks, the checks of the lesson.
 * Start with {@link dev.sandglass.site.map.StateSocket}.
 */
@NullMarked
package dev.sandglass.site.map;

import org.jspecify.annotations.NullMarked;
