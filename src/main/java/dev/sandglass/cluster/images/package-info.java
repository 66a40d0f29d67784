/**
 * What is in the images that the sandbox knows: their names, sizes, files and programs. Start with
 * {@link dev.sandglass.cluster.images.Images}, the list.
 */
@NullMarked
package dev.sandglass.cluster.images;

import org.jspecify.annotations.NullMarked;
