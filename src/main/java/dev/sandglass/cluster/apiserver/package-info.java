/**
 * The API server: from a {@link dev.sandglass.api.Request} to a {@link dev.sandglass.api.Reply} on
 * one road for
 * callers inside and outside. Start with {@link dev.sandglass.cluster.apiserver.ApiServer}; {@code
 * routes}, {@code
 * call}, {@code verbs} and {@code registry} are that road, {@code defaults}, {@code admission},
 * {@code strategy}, {@code
 * validation} and {@code table} what it meets on the way.
 */
@NullMarked
package dev.sandglass.cluster.apiserver;

import org.jspecify.annotations.NullMarked;
