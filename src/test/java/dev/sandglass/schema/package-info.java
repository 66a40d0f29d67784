/**
 * Compiles the facts recorded from Kubernetes v1.35.2 ({@code golden/fresh}) into the resources of
 * {@code dev.sandglass.api.schema}. Start at {@link dev.sandglass.schema.SchemaCompiler}; its main
 * writes the files, its test demands that they are up to date.
 */
@NullMarked
package dev.sandglass.schema;

import org.jspecify.annotations.NullMarked;
