package dev.sandglass.cluster.runtime;

/**
 * A program that is well for as long as it runs, whatever it is asked: a component of the control
 * plane. The kubelet takes its probes for passed without making them, so that an idle cluster costs
 * nothing.
 */
public interface Steady {}
