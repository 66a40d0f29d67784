/** Commands that look and change nothing. Start with {@link dev.sandglass.kubectl.read.Get}. */
@NullMarked
package dev.sandglass.kubectl.read;

import org.jspecify.annotations.NullMarked;
