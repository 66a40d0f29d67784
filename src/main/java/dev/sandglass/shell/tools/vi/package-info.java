/**
 * A small vi, so that {@code kubectl edit} opens an editor that people know. Start reading at {@link
 * dev.sandglass.shell.tools.vi.Vi}; {@link dev.sandglass.shell.tools.vi.Keys} says what each key does.
 */
@NullMarked
package dev.sandglass.shell.tools.vi;

import org.jspecify.annotations.NullMarked;
