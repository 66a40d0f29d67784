/**
 * The root CA publisher: the cluster's CA in every namespace. Start with
 * {@link dev.sandglass.cluster.controllers.rootca.RootCaPublisher}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.rootca;

import org.jspecify.annotations.NullMarked;
