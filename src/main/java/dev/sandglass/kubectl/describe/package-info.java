/**
 * {@code kubectl describe}: what a person wants to know about an object, one class per kind. Start with
 * {@link dev.sandglass.kubectl.describe.Describers}, the list.
 */
@NullMarked
package dev.sandglass.kubectl.describe;

import org.jspecify.annotations.NullMarked;
