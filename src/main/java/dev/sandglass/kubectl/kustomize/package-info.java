/**
 * Building kustomizations: {@code kubectl kustomize} and {@code -k}. Start with {@link
 * dev.sandglass.kubectl.kustomize.Build}. What is not simulated is refused by name, never passed over.
 */
@NullMarked
package dev.sandglass.kubectl.kustomize;

import org.jspecify.annotations.NullMarked;
