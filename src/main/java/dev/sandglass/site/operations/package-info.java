/**
 * Running the site: the main class, the embedded database, health, limits, the installation's own certificates. Start
 * reading at {@link dev.sandglass.site.operations.Main}.
 */
@NullMarked
package dev.sandglass.site.operations;

import org.jspecify.annotations.NullMarked;
