/**
 * What scheduler and plugins agree on: what a plugin is asked and answers, how a node and a Pod
 * look to it. Start with {@link dev.sandglass.cluster.scheduler.framework.FilterPlugin} and {@link
 * dev.sandglass.cluster.scheduler.framework.Verdict}.
 */
@NullMarked
package dev.sandglass.cluster.scheduler.framework;

import org.jspecify.annotations.NullMarked;
