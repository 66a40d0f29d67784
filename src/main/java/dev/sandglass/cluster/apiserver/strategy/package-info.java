/**
 * What is special about a kind when its objects are created, changed and deleted: one class a kind,
 * listed in {@link
 * dev.sandglass.cluster.apiserver.strategy.Strategies}. Kinds without one follow {@link
 * dev.sandglass.cluster.apiserver.strategy.Strategy}'s own rules.
 */
@NullMarked
package dev.sandglass.cluster.apiserver.strategy;

import org.jspecify.annotations.NullMarked;
