/** {@code kubectl config}: reading and changing kubeconfig files. Start with the list {@code ConfigCommands}. */
@NullMarked
package dev.sandglass.kubectl.settings;

import org.jspecify.annotations.NullMarked;
