/**
 * What a command line may say: commands, flags and their help, and the reading of what a learner typed, with the
 * error texts of the flag library that kubectl uses. Start with {@link dev.sandglass.kubectl.usage.Usage}.
 */
@NullMarked
package dev.sandglass.kubectl.usage;

import org.jspecify.annotations.NullMarked;
