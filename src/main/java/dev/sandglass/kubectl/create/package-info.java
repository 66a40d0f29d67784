/**
 * {@code kubectl create} and all that it makes, one class per kind. Start with
 * {@link dev.sandglass.kubectl.create.Creation}.
 */
@NullMarked
package dev.sandglass.kubectl.create;

import org.jspecify.annotations.NullMarked;
