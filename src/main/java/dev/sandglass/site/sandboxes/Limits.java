package dev.sandglass.site.sandboxes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many sandboxes there may be, and how much may stand in one. */
@ConfigMapping(prefix = "sandglass.limits")
public interface Limits {

    /** For one learner. */
    @WithDefault("10")
    int perLearner();

    /** Made from one address in an hour: somebody without a cookie is a new learner each time. */
    @WithDefault("60")
    int perAddress();

    /** Objects in one sandbox, Events and Leases left out. */
    @WithDefault("5000")
    int objects();

    /** Pods in one sandbox. */
    @WithDefault("500")
    int pods();

    /** MiB of objects in one sandbox. */
    @WithDefault("16")
    int mebibytes();
}
