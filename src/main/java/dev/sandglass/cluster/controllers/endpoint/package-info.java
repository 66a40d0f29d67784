/**
 * The endpoint controller: the same in the older form. Start with
 * {@link dev.sandglass.cluster.controllers.endpoint.EndpointController}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.endpoint;

import org.jspecify.annotations.NullMarked;
