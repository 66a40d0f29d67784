/**
 * The HTTPS door: {@code /clusters/ID} is a Kubernetes API server for kubectl, Helm and every other client. Start with
 * {@link dev.sandglass.site.wire.Door}.
 */
@NullMarked
package dev.sandglass.site.wire;

import org.jspecify.annotations.NullMarked;
