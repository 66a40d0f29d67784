/**
 * What objects may look like: one class a kind, listed in {@link
 * dev.sandglass.cluster.apiserver.validation.Validations}; messages and their order are upstream's.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.validation;

import org.jspecify.annotations.NullMarked;
