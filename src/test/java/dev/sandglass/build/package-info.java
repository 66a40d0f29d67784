/** What the build does to the compiled classes. Start with {@link dev.sandglass.build.EarlyLinker}. */
@NullMarked
package dev.sandglass.build;

import org.jspecify.annotations.NullMarked;
