/**
 * Shows Endpoints that people write by hand as EndpointSlices: only those move traffic.
 *
 * <pre>
 *   Service db without a selector + Endpoints db 10.9.8.7:5432  →  EndpointSlice db-x7k2p
 * </pre>
 */
@NullMarked
package dev.sandglass.cluster.controllers.endpointslicemirroring;

import org.jspecify.annotations.NullMarked;
