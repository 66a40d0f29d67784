/**
 * What every stage of a request works with: the {@link dev.sandglass.cluster.apiserver.call.Call}
 * itself, who made it,
 * and the ways to refuse it in upstream's words.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.call;

import org.jspecify.annotations.NullMarked;
