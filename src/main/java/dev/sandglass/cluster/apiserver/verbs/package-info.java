/**
 * What can be done with objects: one class a verb, each from a {@link
 * dev.sandglass.cluster.apiserver.call.Call} to a
 * {@link dev.sandglass.api.Reply}. {@link dev.sandglass.cluster.apiserver.verbs.Verbs} chooses.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.verbs;

import org.jspecify.annotations.NullMarked;
