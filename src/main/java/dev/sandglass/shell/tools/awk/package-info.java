/**
 * The awk language: what {@code kubectl get … | awk '{print $1}'} and its larger kin need. Start with
 * {@link dev.sandglass.shell.tools.awk.Awk}; every step of a program is counted, so that none runs for ever.
 */
@NullMarked
package dev.sandglass.shell.tools.awk;

import org.jspecify.annotations.NullMarked;
