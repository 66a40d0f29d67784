/**
 * Objects as rows of cells, for people: what {@code kubectl get} shows. One class for each sort of
 * kinds, listed in
 * {@link dev.sandglass.cluster.apiserver.table.AllCells}; the columns come from the schema.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.table;

import org.jspecify.annotations.NullMarked;
