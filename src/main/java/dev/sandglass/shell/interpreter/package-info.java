/**
 * The shell as a machine: an explicit stack of frames over parsed commands, so that a loop in progress is data. Start
 * with {@link dev.sandglass.shell.interpreter.Shell}, then
 * {@link dev.sandglass.shell.interpreter.Interpreter}.
 */
@NullMarked
package dev.sandglass.shell.interpreter;

import org.jspecify.annotations.NullMarked;
