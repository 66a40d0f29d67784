/**
 * How answers of an API server look as HTTP: status, headers, body in the form that was asked for. Start with
 * {@link dev.sandglass.api.wire.HttpForm}; whoever shows or sends an answer (the door, curl's way to the server,
 * {@code kubectl -v}) takes it from there.
 */
@NullMarked
package dev.sandglass.api.wire;

import org.jspecify.annotations.NullMarked;
