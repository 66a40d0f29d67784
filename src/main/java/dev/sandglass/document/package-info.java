/**
 * Immutable JSON-shaped values and everything that reads, writes, patches or addresses them. Start with
 * {@link dev.sandglass.document.Document}; then {@link dev.sandglass.document.Json}, {@link
 * dev.sandglass.document.Yaml} and {@link dev.sandglass.document.Protobuf}. What a schema has to tell is
 * {@link dev.sandglass.document.Struct}; what cannot be read is {@link
 * dev.sandglass.document.Malformed}, in upstream's words.
 */
@NullMarked
package dev.sandglass.document;

import org.jspecify.annotations.NullMarked;
