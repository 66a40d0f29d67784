/** {@code kubectl wait}. */
@NullMarked
package dev.sandglass.kubectl.waiting;

import org.jspecify.annotations.NullMarked;
