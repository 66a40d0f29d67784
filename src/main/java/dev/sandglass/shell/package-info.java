/**
 * The shell language as a machine with its own stack, its files and terminals, built-in commands and tools. Start with
 * {@link dev.sandglass.shell.Files}.
 */
@NullMarked
package dev.sandglass.shell;

import org.jspecify.annotations.NullMarked;
