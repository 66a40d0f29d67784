/**
 * The scheduler's plugins, one class each, stranger to one another. Start with
 * {@link dev.sandglass.cluster.scheduler.plugins.DefaultPlugins}.
 */
@NullMarked
package dev.sandglass.cluster.scheduler.plugins;

import org.jspecify.annotations.NullMarked;
