package dev.sandglass.api.schema;

import dev.sandglass.api.schema.Form.ListOf;
import dev.sandglass.api.schema.Form.MapOf;
import dev.sandglass.api.schema.Form.Scalar;
import dev.sandglass.api.schema.Form.Structure;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one resource {@code types/PACKAGE}.
 *
 * <pre>
 *   PodSpec                                 a type: name [atomic] [hidden] [gvk=…] [union=…]
 *    containers 2 []Container a required strategy=merge key=name list=map keys=name
 *    ~ 2 VolumeSource                       a part, with its number
 * </pre>
 *
 * <p>A field is {@code name number form presence}, then what else is known of it. Forms: a scalar's
 * name, a type's name (with its package when that is another one), {@code []} list of, {@code {}}
 * map of. Presence: {@code p} pointer, {@code P} pointer always written, {@code o} left out when
 * empty, {@code a} always written.
 */
final class TypesReader {

    private static final Map<String, Scalar> SCALARS =
            Map.ofEntries(
                    Map.entry("string", Scalar.STRING),
                    Map.entry("int32", Scalar.INT32),
                    Map.entry("int64", Scalar.INT64),
                    Map.entry("bool", Scalar.BOOLEAN),
                    Map.entry("double", Scalar.DOUBLE),
                    Map.entry("quantity", Scalar.QUANTITY),
                    Map.entry("intstr", Scalar.INT_OR_STRING),
                    Map.entry("time", Scalar.TIME),
                    Map.entry("microtime", Scalar.MICRO_TIME),
                    Map.entry("duration", Scalar.DURATION),
                    Map.entry("bytes", Scalar.BYTES),
                    Map.entry("raw", Scalar.RAW_EXTENSION),
                    Map.entry("fields", Scalar.FIELDS_V1),
                    Map.entry("json", Scalar.JSON),
                    Map.entry("schema-or-array", Scalar.SCHEMA_OR_ARRAY),
                    Map.entry("schema-or-bool", Scalar.SCHEMA_OR_BOOLEAN),
                    Map.entry("schema-or-strings", Scalar.SCHEMA_OR_STRINGS));

    private final Schema schema;
    private final String home;
    private final Map<String, Type> types = new HashMap<>();

    /** Equal forms and names of a package are one object. */
    private final Map<String, Form> forms = new HashMap<>();

    private final Map<String, String> goTypes = new HashMap<>();

    TypesReader(Schema schema, String home) {
        this.schema = schema;
        this.home = home;
    }

    Map<String, Type> read(String text) {
        String[] head = null;
        var members = new ArrayList<Member>();
        for (var line : text.split("\n")) {
            if (line.startsWith(" ")) {
                members.add(member(members.size(), line.substring(1).split(" ")));
            } else {
                keep(head, members);
                head = line.split(" ");
            }
        }
        keep(head, members);
        return types;
    }

    private void keep(String @Nullable [] head, List<Member> members) {
        if (head == null) {
            return;
        }
        var kinds = new ArrayList<Type.GroupVersionKind>();
        var unions = new ArrayList<Type.Union>();
        var atomic = false;
        var hidden = false;
        for (var word : head) {
            atomic |= word.equals("atomic");
            hidden |= word.equals("hidden");
            if (word.startsWith("gvk=")) {
                var names = word.substring(4).split("/");
                kinds.add(new Type.GroupVersionKind(names[0], names[1], names[2]));
            } else if (word.startsWith("union=")) {
                unions.add(union(word.substring(6)));
            }
        }
        types.put(head[0], new Type(home + "." + head[0], kinds, atomic, hidden, unions, members));
        members.clear();
    }

    private static Type.Union union(String text) {
        var colon = text.indexOf(':');
        var fields = new LinkedHashMap<String, String>();
        for (var pair : text.substring(colon + 1).split(",")) {
            var equals = pair.indexOf('=');
            fields.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Type.Union(text.substring(0, colon), fields);
    }

    private Member member(int place, String[] words) {
        if (words[0].equals("~")) {
            return new Member.Part(Integer.parseInt(words[1]), (Structure) form(words[2]));
        }
        var required = false;
        Object defaultValue = null;
        var enums = List.<String>of();
        var form = form(words[2]);
        var goType = "";
        for (var i = 4; i < words.length; i++) {
            var word = words[i];
            required |= word.equals("required");
            if (word.startsWith("default=")) {
                defaultValue = json(word.substring(8));
            } else if (word.startsWith("enum=")) {
                enums = List.of(word.substring(5).replace("%20", " ").split(",", -1));
            } else if (word.startsWith("go=")) {
                goType = word.substring(3);
            }
        }
        return new Field(
                words[0].intern(),
                Integer.parseInt(words[1]),
                form,
                goType.isEmpty() ? goType(words[2], form) : goType.intern(),
                place,
                presence(words[3]),
                words[3].equalsIgnoreCase("p"),
                required,
                defaultValue,
                enums,
                merge(words));
    }

    private String goType(String text, Form form) {
        var known = goTypes.get(text);
        if (known == null) {
            known = form.goType();
            goTypes.put(text, known);
        }
        return known;
    }

    private static Presence presence(String letter) {
        return switch (letter) {
            case "p" -> Presence.WHEN_SET;
            case "o" -> Presence.WHEN_NOT_EMPTY;
            case "a", "P" -> Presence.ALWAYS;
            default -> throw new IllegalStateException("unknown presence " + letter);
        };
    }

    /** Defaults are strings without escapes, whole numbers, booleans and the empty object. */
    private static Object json(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case "{}" -> Document.EMPTY;
            default ->
                    text.startsWith("\"")
                            ? text.substring(1, text.length() - 1)
                            : (Object) Long.valueOf(text);
        };
    }

    private Form form(String text) {
        var known = forms.get(text);
        if (known == null) {
            known = newForm(text);
            forms.put(text, known);
        }
        return known;
    }

    private Form newForm(String text) {
        if (text.startsWith("[]")) {
            return new ListOf(form(text.substring(2)));
        }
        if (text.startsWith("{}")) {
            return new MapOf(form(text.substring(2)));
        }
        var scalar = SCALARS.get(text);
        if (scalar != null) {
            return scalar;
        }
        return new Structure(text.indexOf('.') < 0 ? home + "." + text : text, schema);
    }

    private Merge merge(String[] words) {
        var strategy = "";
        var key = "";
        var list = "";
        var keys = List.<String>of();
        var map = "";
        for (var i = 4; i < words.length; i++) {
            var equals = words[i].indexOf('=');
            var value = words[i].substring(equals + 1);
            switch (equals < 0 ? "" : words[i].substring(0, equals)) {
                case "strategy" -> strategy = value;
                case "key" -> key = value;
                case "list" -> list = value;
                case "keys" -> keys = List.of(value.split(","));
                case "map" -> map = value;
                default -> {}
            }
        }
        if (strategy.isEmpty() && list.isEmpty() && map.isEmpty()) {
            return Merge.UNSAID;
        }
        return new Merge(strategy, key, list, keys, map);
    }
}
