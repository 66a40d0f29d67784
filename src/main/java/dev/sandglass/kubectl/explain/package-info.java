/** {@code kubectl explain}: what the fields of objects are for, out of the server's OpenAPI documents. */
@NullMarked
package dev.sandglass.kubectl.explain;

import org.jspecify.annotations.NullMarked;
