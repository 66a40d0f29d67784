/**
 * {@code less} as a machine: {@link dev.sandglass.shell.tools.less.Less} reads as much as is looked at,
 * {@link dev.sandglass.shell.tools.less.Keys} says what a key does to {@link dev.sandglass.shell.tools.less.Page}.
 */
@NullMarked
package dev.sandglass.shell.tools.less;

import org.jspecify.annotations.NullMarked;
