/**
 * The learner's workstation, and with its clusters and timeline the whole sandbox. Start with
 * {@link dev.sandglass.desk.Sandbox}.
 */
@NullMarked
package dev.sandglass.desk;

import org.jspecify.annotations.NullMarked;
