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
        var path = Templates.relaxed(field);
        if (targets.stream().anyMatch(t -> TablePrinter.isTable(t.known()))) {
            return targets.stream().map(t -> t.with(rows(path, t.known()))).toList();
        }
        if (targets.size() == 1) {
            return targets;
        }
        return sort(path, targets, Target::known);
    }

    /** No object has the field. */
    static final class Impossible extends Failure {
        Impossible(String message) {
            super(message, 1);
        }
    }

    private static Document rows(String path, Document table) {
        var rows = table.items("rows").documents().toList();
        if (rows.isEmpty()) {
            return table;
        }
        return table.put("rows", Items.copyOf(sort(path, rows, row -> row.child("object"))));
    }

    private static <T> List<T> sort(
            String path, List<T> all, java.util.function.Function<T, Document> object) {
        var keyed = new ArrayList<Keyed<T>>();
        var isFound = false;
        for (var one : all) {
            var values = Templates.find(path, object.apply(one));
            isFound |= !values.isEmpty();
            keyed.add(new Keyed<>(one, values.isEmpty() ? null : values.getFirst()));
        }
        if (!isFound) {
            throw new Impossible(
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
