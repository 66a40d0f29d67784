/**
 * What can be asked of objects beside themselves ({@code scale}, {@code binding}, …): one class
 * each,
 * listed in {@link dev.sandglass.cluster.apiserver.subresources.Subresources}.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.subresources;

import org.jspecify.annotations.NullMarked;
