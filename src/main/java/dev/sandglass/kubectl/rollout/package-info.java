/**
 * {@code kubectl rollout}: how far an update is, what came before, back to it, pause and restart. Start with
 * {@link dev.sandglass.kubectl.rollout.Rollout}.
 */
@NullMarked
package dev.sandglass.kubectl.rollout;

import org.jspecify.annotations.NullMarked;
