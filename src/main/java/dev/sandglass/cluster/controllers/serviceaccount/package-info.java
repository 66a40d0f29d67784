/**
 * The service account controller: a default account in every namespace. Start with
 * {@link dev.sandglass.cluster.controllers.serviceaccount.ServiceAccountController}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.serviceaccount;

import org.jspecify.annotations.NullMarked;
