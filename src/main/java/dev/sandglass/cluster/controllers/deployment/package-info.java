/**
 * The Deployment controller: one ReplicaSet for each template, and the way from one to the next.
 * Start with {@link dev.sandglass.cluster.controllers.deployment.DeploymentController}, then {@link
 * dev.sandglass.cluster.controllers.deployment.Rollout}.
 */
@NullMarked
package dev.sandglass.cluster.controllers.deployment;

import org.jspecify.annotations.NullMarked;
