/**
 * The shell language as trees: what a line means before anything runs. Start with
 * {@link dev.sandglass.shell.language.Parser}; the trees are {@link dev.sandglass.shell.language.Command} and
 * {@link dev.sandglass.shell.language.Word}.
 */
@NullMarked
package dev.sandglass.shell.language;

import org.jspecify.annotations.NullMarked;
