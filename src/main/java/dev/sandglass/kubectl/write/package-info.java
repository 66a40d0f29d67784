/** Commands that change objects that are there. Start with {@link dev.sandglass.kubectl.write.Delete}. */
@NullMarked
package dev.sandglass.kubectl.write;

import org.jspecify.annotations.NullMarked;
