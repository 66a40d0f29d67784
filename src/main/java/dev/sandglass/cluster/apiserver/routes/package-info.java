/**
 * From a path to what it leads to. Start with {@link
 * dev.sandglass.cluster.apiserver.routes.Routes}.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.routes;

import org.jspecify.annotations.NullMarked;
