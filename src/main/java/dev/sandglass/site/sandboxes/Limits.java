package dev.sandglass.site.sandboxes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many sandboxes there may be. */
@ConfigMapping(prefix = "sandglass.limits")
public interface Limits {

    /** For one learner. */
    @WithDefault("10")
    int perLearner();

    /** Made from one address in an hour: somebody without a cookie is a new learner each time. */
    @WithDefault("60")
    int perAddress();
}
