package dev.sandglass.kubectl.read;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.printing.GoSort;
import dev.sandglass.kubectl.printing.TablePrinter;
import dev.sandglass.kubectl.printing.Templates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code --sort-by}: rows of Tables and plain objects by what a path finds in them; those without it come first. */
final class Sorting {

    private Sorting() {}

    /** An object and its value. */
    private record Keyed<T>(T what, @Nullable Object value) {}

    static List<Target> byFlag(String field, List<Target> targets) {
        if (field.isEmpty() || targets.isEmpty()) {
            return targets;
        }
        if (targets.size()
                > 1) { // upstream looks into several Tables themselves, and finds no names there
            return sort(Templates.relaxed(field), targets, Target::known);
        }
        var only = targets.getFirst();
        return TablePrinter.isTable(only.known())
                ? List.of(only.with(rows(field, only.known())))
                : targets;
    }

    /** A Table's rows cannot be sorted so. */
    static final class Impossible extends Failure {
        Impossible(String message) {
            super(message, 1);
        }
    }

    private static Document rows(String field, Document table) {
        var rows = table.items("rows").documents().toList();
        if (rows.size() < 2) {
            return table;
        }
        try {
            var sorted = sort(Templates.relaxed(field), rows, row -> row.child("object"));
            return table.put("rows", Items.copyOf(sorted));
        } catch (Failure failure) {
            throw new Impossible(failure.said());
        }
    }

    private static <T> List<T> sort(String path, List<T> all, Function<T, Document> object) {
        var keyed = new ArrayList<Keyed<T>>();
        var isFound = false;
        for (var one : all) {
            var values = Templates.find(path, object.apply(one));
            isFound |= !values.isEmpty();
            keyed.add(new Keyed<>(one, values.isEmpty() ? null : values.getFirst()));
        }
        if (!isFound) {
            throw Failure.of(
                    "couldn't find any field with path \"" + path + "\" in the list of objects");
        }
        var order = Comparator.<Keyed<T>, Object>comparing(Keyed::value, Sorting::compare);
        return GoSort.sorted(keyed, order).stream().map(Keyed::what).toList();
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null ? b == null ? 0 : -1 : 1;
        }
        if (a instanceof Number x && b instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        if (a instanceof String x && b instanceof String y) {
            return Values.compare(x, y);
        }
        return 0;
    }
}
