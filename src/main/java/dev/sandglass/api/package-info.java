/**
 * The words of the Kubernetes API, shared by servers and clients: {@link dev.sandglass.api.Request},
 * {@link dev.sandglass.api.Reply}, {@link dev.sandglass.api.Status}, {@link dev.sandglass.api.Change},
 * {@link dev.sandglass.api.View} and typed views over documents. Start with
 * {@link dev.sandglass.api.Transport}.
 */
@NullMarked
package dev.sandglass.api;

import org.jspecify.annotations.NullMarked;
