/**
 * Immutable JSON-shaped values and everything that reads, writes, patches or addresses them. Start
 * with {@link dev.sandglass.document.Document}.
 */
@NullMarked
package dev.sandglass.document;

import org.jspecify.annotations.NullMarked;
