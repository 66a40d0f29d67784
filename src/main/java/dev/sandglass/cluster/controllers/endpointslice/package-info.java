/**
 * The endpoint slice controller: who serves a Service. Start with
 * {@link dev.sandglass.cluster.controllers.endpointslice.EndpointSliceController}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.endpointslice;

import org.jspecify.annotations.NullMarked;
