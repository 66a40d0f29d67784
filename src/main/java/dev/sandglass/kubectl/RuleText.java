package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** RBAC rules taken apart, and those of one resource put together again, as describe and can-i show them. */
public final class RuleText {

    private RuleText() {}

    /**
     * One line: a resource in a group (or an address), names if any, and all verbs.
     *
     * @param resource empty for an address that is no resource
     */
    public record Rule(String group, String resource, String url, String name, Set<String> verbs) {

        /** Tabs between resource, address, names, verbs. */
        public String line() {
            return combined()
                    + "\t["
                    + url
                    + "]\t["
                    + name
                    + "]\t["
                    + String.join(" ", verbs)
                    + "]";
        }

        /** {@code deployments.apps/scale}. */
        public String combined() {
            var slash = resource.indexOf('/');
            var plain = slash < 0 ? resource : resource.substring(0, slash);
            var rest = slash < 0 ? "" : resource.substring(slash);
            return plain + (group.isEmpty() || resource.isEmpty() ? "" : "." + group) + rest;
        }
    }

    /** The rules, resource by resource, in the order of upstream's texts. */
    public static List<Rule> compact(Items rules) {
        var together = new LinkedHashMap<String, Rule>();
        rules.documents().forEach(rule -> breakDown(rule, together));
        var sorted = new ArrayList<>(together.values());
        sorted.sort(Comparator.comparing(RuleText::sortKey));
        return sorted;
    }

    private static void breakDown(Document rule, LinkedHashMap<String, Rule> together) {
        var names = orEmpty(rule.items("resourceNames").texts().toList());
        for (var group : rule.items("apiGroups").texts().toList()) {
            for (var resource : rule.items("resources").texts().toList()) {
                for (var name : names) {
                    add(new Rule(group, resource, "", name, verbs(rule)), together);
                }
            }
        }
        for (var url : rule.items("nonResourceURLs").texts().toList()) {
            together.put("url " + together.size(), new Rule("", "", url, "", verbs(rule)));
        }
    }

    private static List<String> orEmpty(List<String> names) {
        return names.isEmpty() ? List.of("") : names;
    }

    private static Set<String> verbs(Document rule) {
        return new LinkedHashSet<>(rule.items("verbs").texts().toList());
    }

    private static void add(Rule rule, LinkedHashMap<String, Rule> together) {
        var key = rule.group() + " " + rule.resource() + " " + rule.url() + " " + rule.name();
        var known = together.get(key);
        if (known == null) {
            together.put(key, rule);
        } else {
            known.verbs().addAll(rule.verbs());
        }
    }

    /** As protobuf prints a rule: verbs, groups, resources, names, addresses. */
    private static String sortKey(Rule rule) {
        return "Verbs:[%s],APIGroups:[%s],Resources:[%s],ResourceNames:[%s],NonResourceURLs:[%s]"
                .formatted(
                        String.join(" ", rule.verbs()),
                        rule.group(),
                        rule.resource(),
                        rule.name(),
                        rule.url());
    }
}
