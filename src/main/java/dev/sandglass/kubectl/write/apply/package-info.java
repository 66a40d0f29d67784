/**
 * {@code kubectl apply}: brings objects to what files say, by a patch of three. Start with {@link
 * dev.sandglass.kubectl.write.apply.Apply}; {@link dev.sandglass.kubectl.write.apply.Patcher} finds and sends the patch.
 */
@NullMarked
package dev.sandglass.kubectl.write.apply;

import org.jspecify.annotations.NullMarked;
