/**
 * The controllers of kube-controller-manager, one package each, strangers to one another. Start
 * with {@link dev.sandglass.cluster.controllers.Controllers}.
 */
@NullMarked
package dev.sandglass.cluster.controllers;

import org.jspecify.annotations.NullMarked;
