/**
 * What an API server says of itself: {@code /api}, {@code /apis} and what is below them, plain and
 * aggregated, and {@code /version}. Start at {@link
 * dev.sandglass.cluster.apiserver.discovery.Discovery}.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.discovery;

import org.jspecify.annotations.NullMarked;
