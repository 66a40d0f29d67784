package dev.sandglass.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of a running template; inner ones hide outer ones of the same name. */
final class TemplateVariables {

    /** A variable; whether its value is an item of a list or map, whose type Go does not know. */
    static final class Variable {

        private final String name;
        final boolean item;
        @Nullable Object value;

        Variable(String name, @Nullable Object value, boolean item) {
            this.name = name;
            this.value = value;
            this.item = item;
        }
    }

    private final List<Variable> all = new ArrayList<>();

    /** With the one that is always there: {@code $}, the whole object. */
    TemplateVariables(@Nullable Object data) {
        all.add(new Variable("$", data, false));
    }

    int count() {
        return all.size();
    }

    /** Forgets all but the first so many. */
    void forget(int kept) {
        all.subList(kept, all.size()).clear();
    }

    void declare(String name, @Nullable Object value, boolean item) {
        all.add(new Variable(name, value, item));
    }

    /** The innermost of this name; null when there is none. */
    @Nullable Variable find(String name) {
        for (var i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).name.equals(name)) {
                return all.get(i);
            }
        }
        return null;
    }
}
