/**
 * Who is here: so far learners without a name, known by a cookie and forgotten after 30 idle days. Start with
 * {@link dev.sandglass.site.accounts.Learners}; {@link dev.sandglass.site.accounts.CurrentLearner} is whoever sent the request
 * at hand.
 */
@NullMarked
package dev.sandglass.site.accounts;

import org.jspecify.annotations.NullMarked;
