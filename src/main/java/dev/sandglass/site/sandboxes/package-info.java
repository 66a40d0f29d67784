/**
 * Sandboxes that are alive in this server, and how they outlive it. {@link dev.sandglass.site.sandboxes.LiveSandbox} drives
 * one; {@link dev.sandglass.site.sandboxes.Sandboxes} says where each one is; {@link dev.sandglass.site.sandboxes.Journal}
 * writes down what came from outside before anybody sees what it led to.
 */
@NullMarked
package dev.sandglass.site.sandboxes;

import org.jspecify.annotations.NullMarked;
