/** {@code kubectl config}: reads and changes kubeconfig files. Start with {@link ConfigFiles}. */
@NullMarked
package dev.sandglass.kubectl.config;

import org.jspecify.annotations.NullMarked;
