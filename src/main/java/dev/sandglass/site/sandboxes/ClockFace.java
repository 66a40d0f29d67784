package dev.sandglass.site.sandboxes;

import org.jspecify.annotations.Nullable;

/**
 * How a sandbox's time stands.
 *
 * @param now epoch nanoseconds of cluster time
 * @param waiting the word of what it is running towards, {@code next} or {@code settle}, or null
 * @param turns another number whenever it was turned or has reached what it ran towards
 */
public record ClockFace(
        long now, int speed, boolean running, @Nullable String waiting, long turns) {}
