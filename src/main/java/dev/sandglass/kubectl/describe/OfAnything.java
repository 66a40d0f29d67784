package dev.sandglass.kubectl.describe;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.printing.GoValues;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/** Objects of kinds that have no description of their own: all fields, with words made from their names. */
record OfAnything(Kind kind) implements Describer {

    private static final Set<String> SHOWN_ELSEWHERE =
            Set.of(
                    ".metadata.managedFields",
                    ".metadata.name",
                    ".metadata.namespace",
                    ".metadata.labels",
                    ".metadata.annotations");
    private static final Set<String> ACRONYMS = Set.of("API", "URL", "UID", "OSB", "GUID");

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var object = lookup.getPlain(Client.path(kind, namespace, name));
        var events = lookup.events(object, kind.name(), object.text("metadata.uid"));
        page.head(object);
        fields(object, 0, "", page);
        page.events(events);
    }

    private static void fields(Document object, int level, String path, Page page) {
        object.forEach(
                (key, value) -> {
                    var here = path + "." + key;
                    if (SHOWN_ELSEWHERE.contains(here)) {
                        return;
                    }
                    switch (value) {
                        case Document inner -> {
                            page.line(level, label(key) + ":");
                            fields(inner, level + 1, here, page);
                        }
                        case Items items -> {
                            page.line(level, label(key) + ":");
                            items(items, level + 1, here, page);
                        }
                        case null, default -> page.field(level, label(key), value);
                    }
                });
    }

    private static void items(Items items, int level, String path, Page page) {
        for (var item : items) {
            if (item instanceof Document inner) {
                fields(inner, level, path, page);
            } else {
                page.line(level, GoValues.print(item));
            }
        }
    }

    /** {@code apiVersion} becomes {@code API Version}; a name with signs in it stays. */
    static String label(String field) {
        for (var c : field.toCharArray()) {
            if (!Character.isLetter(c) && c != '-') {
                return field;
            }
        }
        var words = new ArrayList<String>();
        for (var word : split(field)) {
            var upper = word.toUpperCase(Locale.ROOT);
            words.add(
                    ACRONYMS.contains(upper)
                            ? upper
                            : upper.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return String.join(" ", words);
    }

    /** Parts a camel-cased name: {@code podCIDRs} into pod, CIDRs; {@code HTTPServer} into HTTP, Server. */
    private static ArrayList<String> split(String name) {
        var runs = new ArrayList<StringBuilder>();
        var last = -1;
        for (var c : name.toCharArray()) {
            var sort = Character.isLowerCase(c) ? 1 : Character.isUpperCase(c) ? 2 : 3;
            if (sort == last) {
                runs.getLast().append(c);
            } else {
                runs.add(new StringBuilder().append(c));
            }
            last = sort;
        }
        for (var i = 0; i + 1 < runs.size(); i++) {
            var here = runs.get(i);
            var next = runs.get(i + 1);
            if (Character.isUpperCase(here.charAt(0)) && Character.isLowerCase(next.charAt(0))) {
                next.insert(0, here.charAt(here.length() - 1));
                here.setLength(here.length() - 1);
            }
        }
        var words = new ArrayList<String>();
        runs.stream().filter(run -> !run.isEmpty()).forEach(run -> words.add(run.toString()));
        return words;
    }
}
