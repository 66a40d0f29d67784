/**
 * The schema: which kinds an API server serves and of which fields their objects consist. Start at
 * {@link dev.sandglass.api.schema.Schema}. The built-in schema is compiled from facts recorded from
 * Kubernetes v1.35.2 into the resources beside this package ({@code kinds}, {@code columns},
 * {@code types/…}).
 */
@NullMarked
package dev.sandglass.api.schema;

import org.jspecify.annotations.NullMarked;
