/**
 * The namespace controller: empties namespaces that are being deleted. Start with
 * {@link dev.sandglass.cluster.controllers.namespace.NamespaceController}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.namespace;

import org.jspecify.annotations.NullMarked;
