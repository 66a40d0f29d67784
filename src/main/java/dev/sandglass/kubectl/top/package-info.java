/** {@code kubectl top}: what nodes and Pods use, as the metrics server knows it. */
@NullMarked
package dev.sandglass.kubectl.top;

import org.jspecify.annotations.NullMarked;
