package dev.sandglass.cluster.apiserver.openapi;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Words that upstream makes of other words. */
final class Names {

    private Names() {}

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** In operationIds: {@code Core}, {@code Apps}, {@code RbacAuthorization}. */
    static String title(String group) {
        if (group.isEmpty()) {
            return "Core";
        }
        var name = group.endsWith(".k8s.io") ? group.substring(0, group.length() - 7) : group;
        return Arrays.stream(name.split("\\.")).map(Names::capital).collect(Collectors.joining());
    }

    /** In tags: {@code core}, {@code apps}, {@code rbacAuthorization}. */
    static String tag(String group) {
        var title = title(group);
        return Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    /** With the blanks around it: {@code " a "}, {@code " an "}; plurals have none. */
    static String article(String noun) {
        if (noun.endsWith("s") && !noun.endsWith("ss")) {
            return " ";
        }
        return "AEIOU".indexOf(noun.charAt(0)) >= 0 ? " an " : " a ";
    }
}
