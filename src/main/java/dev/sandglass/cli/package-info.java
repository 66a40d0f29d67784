/**
 * The command line: {@code ./sandglass shell} and {@code ./sandglass transcript}, without a server or a database.
 * Start with {@link dev.sandglass.cli.Main}.
 */
@NullMarked
package dev.sandglass.cli;

import org.jspecify.annotations.NullMarked;
