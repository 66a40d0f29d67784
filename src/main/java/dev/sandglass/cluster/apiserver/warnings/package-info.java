/**
 * What the server takes but warns of in HTTP's Warning headers; start with {@link
 * dev.sandglass.cluster.apiserver.warnings.Warnings}.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.warnings;

import org.jspecify.annotations.NullMarked;
