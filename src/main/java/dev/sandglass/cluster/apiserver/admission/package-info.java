/**
 * What may change or refuse a write before it is validated, after upstream's admission plugins: one
 * class each, listed
 * in {@link dev.sandglass.cluster.apiserver.admission.Admissions} in their order.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.admission;

import org.jspecify.annotations.NullMarked;
