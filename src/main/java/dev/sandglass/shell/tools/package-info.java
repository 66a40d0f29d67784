/** The programs that a shell calls: bash itself and the usual tools, each a machine. Start with the list {@code Tools}. */
@NullMarked
package dev.sandglass.shell.tools;

import org.jspecify.annotations.NullMarked;
