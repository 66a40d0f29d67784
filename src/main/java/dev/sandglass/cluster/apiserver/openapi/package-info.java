/**
 * The published description of the API, made from the schema: OpenAPI v3 for each group version,
 * and v2. Start at {@link dev.sandglass.cluster.apiserver.openapi.OpenApi}.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.openapi;

import org.jspecify.annotations.NullMarked;
