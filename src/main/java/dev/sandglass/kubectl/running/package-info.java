/** Commands that reach into running containers: logs, exec, attach. */
@NullMarked
package dev.sandglass.kubectl.running;

import org.jspecify.annotations.NullMarked;
