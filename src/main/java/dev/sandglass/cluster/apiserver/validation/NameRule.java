package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import java.util.List;
import java.util.function.Function;

/** How the name of an object must be made. */
public enum NameRule {
    /** A DNS subdomain, of up to 253 characters. */
    SUBDOMAIN(Names::dns1123Subdomain),
    /** A DNS label of RFC 1123. */
    LABEL(Names::dns1123Label),
    /** A DNS label of RFC 1035, which begins with a letter. */
    LABEL_1035(Names::dns1035Label),
    /** Anything that can stand in a path. */
    PATH_SEGMENT(Names::pathSegment);

    private final Function<String, List<String>> rule;

    NameRule(Function<String, List<String>> rule) {
        this.rule = rule;
    }

    void check(String field, String name, Faults faults) {
        Checks.rule(field, name, rule, faults);
    }

    /** A prefix may end in a dash, which the generated suffix follows. */
    void checkPrefix(String field, String prefix, Faults faults) {
        var masked =
                this != PATH_SEGMENT && prefix.endsWith("-") && prefix.length() > 1
                        ? prefix.substring(0, prefix.length() - 1) + "a"
                        : prefix;
        for (var message : rule.apply(masked)) {
            faults.invalid(field, prefix, message);
        }
    }
}
