package dev.sandglass;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/** The table of who may use whom, as {@code src/README.md} has it. */
record Fences(Map<String, Row> rows) {

    private static final String OURS = "dev.sandglass.";
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final List<String> ALWAYS =
            List.of("java.", "javax.", "com.sun.", "org.jspecify.");

    record Row(String name, Set<String> uses, List<String> libraries) {}

    static Fences readFrom(String file) throws IOException {
        var rows = new LinkedHashMap<String, Row>();
        for (var line : Files.readAllLines(Path.of(file))) {
            var cells = line.split("\\|", -1);
            if (cells.length == 5 && names(cells[1]).size() == 1) {
                var name = names(cells[1]).getFirst();
                rows.put(name, new Row(name, new TreeSet<>(names(cells[2])), names(cells[3])));
            }
        }
        return new Fences(rows);
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(it -> it.group(1)).toList();
    }

    void assertHeldBy(Row row, JavaClasses classes) {
        var breaches = new TreeSet<String>();
        for (var type : classes) {
            if (row.name().equals(rowOf(type))) {
                breaches(row, type).forEach(breaches::add);
            }
        }
        Assertions.assertEquals("", String.join("\n", breaches));
    }

    private List<String> breaches(Row row, JavaClass type) {
        var breaches = new ArrayList<String>();
        for (var dependency : type.getDirectDependenciesFromSelf()) {
            var target = dependency.getTargetClass().getBaseComponentType();
            if (!target.isPrimitive() && !mayUse(row, target)) {
                breaches.add(type.getName() + " uses " + target.getName());
            }
        }
        return breaches;
    }

    private boolean mayUse(Row row, JavaClass target) {
        var name = target.getName();
        if (name.startsWith(OURS)) {
            var itsRow = rowOf(target);
            return row.name().equals(itsRow) || row.uses().contains(itsRow);
        }
        return ALWAYS.stream().anyMatch(name::startsWith)
                || row.libraries().stream()
                        .anyMatch(it -> name.startsWith(it + ".") || name.startsWith(it));
    }

    /** The row whose package is nearest around the class; the empty string when there is none. */
    private String rowOf(JavaClass type) {
        var name = type.getPackageName();
        while (name.startsWith(OURS)) {
            if (rows.containsKey(name.substring(OURS.length()))) {
                return name.substring(OURS.length());
            }
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return "";
    }

    boolean hasRowFor(JavaClass type) {
        return !rowOf(type).isEmpty();
    }
}
