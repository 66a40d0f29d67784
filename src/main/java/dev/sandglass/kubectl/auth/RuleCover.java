package dev.sandglass.kubectl.auth;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;

/** Which rules of one role another has not: upstream's {@code validation.Covers}, rule by smallest rule. */
final class RuleCover {

    private RuleCover() {}

    /** The smallest rules of the second list that no rule of the first allows. */
    static List<Document> missing(Items owned, Items wanted) {
        var missing = new ArrayList<Document>();
        for (var rule : wanted.documents().toList()) {
            for (var small : parts(rule)) {
                if (owned.documents().noneMatch(it -> covers(it, small))) {
                    missing.add(small);
                }
            }
        }
        return missing;
    }

    /** One verb on one resource of one group, by one name if names are given; or on one address. */
    private static List<Document> parts(Document rule) {
        var parts = new ArrayList<Document>();
        for (var group : texts(rule, "apiGroups")) {
            for (var resource : texts(rule, "resources")) {
                for (var verb : texts(rule, "verbs")) {
                    var part =
                            Document.of(
                                    "apiGroups", Items.of(group),
                                    "resources", Items.of(resource),
                                    "verbs", Items.of(verb));
                    var names = texts(rule, "resourceNames");
                    if (names.isEmpty()) {
                        parts.add(part);
                    }
                    names.forEach(name -> parts.add(part.put("resourceNames", Items.of(name))));
                }
            }
        }
        for (var address : texts(rule, "nonResourceURLs")) {
            for (var verb : texts(rule, "verbs")) {
                parts.add(
                        Document.of("nonResourceURLs", Items.of(address), "verbs", Items.of(verb)));
            }
        }
        return parts;
    }

    private static List<String> texts(Document rule, String field) {
        return rule.items(field).texts().toList();
    }

    private static boolean covers(Document owned, Document part) {
        return hasAll(owned, part, "verbs")
                && hasAll(owned, part, "apiGroups")
                && hasResources(owned, part)
                && hasAddresses(owned, part)
                && hasNames(owned, part);
    }

    private static boolean hasAll(Document owned, Document part, String field) {
        var all = texts(owned, field);
        return all.contains("*") || all.containsAll(texts(part, field));
    }

    private static boolean hasResources(Document owned, Document part) {
        var all = texts(owned, "resources");
        return all.contains("*")
                || texts(part, "resources").stream()
                        .allMatch(
                                it ->
                                        all.contains(it)
                                                || it.contains("/")
                                                        && all.contains(
                                                                "*"
                                                                        + it.substring(
                                                                                it.indexOf('/'))));
    }

    private static boolean hasAddresses(Document owned, Document part) {
        var all = texts(owned, "nonResourceURLs");
        return texts(part, "nonResourceURLs").stream()
                .allMatch(
                        it ->
                                all.stream()
                                        .anyMatch(
                                                pattern ->
                                                        pattern.equals("*")
                                                                || pattern.equals(it)
                                                                || pattern.endsWith("*")
                                                                        && it.startsWith(
                                                                                pattern.substring(
                                                                                        0,
                                                                                        pattern
                                                                                                        .length()
                                                                                                - 1))));
    }

    private static boolean hasNames(Document owned, Document part) {
        var names = texts(owned, "resourceNames");
        var wanted = texts(part, "resourceNames");
        return names.isEmpty() || !wanted.isEmpty() && names.containsAll(wanted);
    }

    /** As Go prints a PolicyRule. */
    static String shown(Document rule) {
        return "{Verbs:%s APIGroups:%s Resources:%s ResourceNames:%s NonResourceURLs:%s}"
                .formatted(
                        list(rule, "verbs"),
                        list(rule, "apiGroups"),
                        list(rule, "resources"),
                        list(rule, "resourceNames"),
                        list(rule, "nonResourceURLs"));
    }

    private static String list(Document rule, String field) {
        return "[" + String.join(" ", texts(rule, field)) + "]";
    }
}
