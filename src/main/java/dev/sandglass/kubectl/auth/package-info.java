/** {@code kubectl auth}: who am I, and what may I do. */
@NullMarked
package dev.sandglass.kubectl.auth;

import org.jspecify.annotations.NullMarked;
