/**
 * How kubectl shows objects: aligned columns, the server's Tables, JSON, YAML, names, templates. Start with
 * {@link dev.sandglass.kubectl.printing.Printers}.
 */
@NullMarked
package dev.sandglass.kubectl.printing;

import org.jspecify.annotations.NullMarked;
