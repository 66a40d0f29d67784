/**
 * The command line of the desk and of containers that bring kubectl: what kubectl v1.35 does, requests and prints,
 * through a {@link dev.sandglass.api.Transport} alone. Start with {@link dev.sandglass.kubectl.Kubectl}, the machine;
 * then {@link dev.sandglass.kubectl.KubectlCommand}, {@link dev.sandglass.kubectl.Session} and
 * {@link dev.sandglass.kubectl.Commands}, the list of all commands.
 */
@NullMarked
package dev.sandglass.kubectl;

import org.jspecify.annotations.NullMarked;
