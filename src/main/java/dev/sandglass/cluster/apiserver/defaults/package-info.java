/**
 * What the server fills in where a client said nothing: one class a kind, listed in {@link
 * dev.sandglass.cluster.apiserver.defaults.Defaults}.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.defaults;

import org.jspecify.annotations.NullMarked;
