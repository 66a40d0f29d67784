package dev.sandglass.kubectl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Several failures of one command, as Go's aggregate of errors. */
public final class Failures extends Failure {

    private final transient List<Failure> all;

    private Failures(List<Failure> all) {
        super("", 1);
        this.all = all;
    }

    /** Throws when there are any: a single one as it is. */
    public static void throwIfAny(List<? extends Failure> failures) {
        if (failures.size() == 1) {
            throw failures.getFirst();
        }
        if (!failures.isEmpty()) {
            throw new Failures(List.copyOf(failures));
        }
    }

    /** Throws when there are any; even a single one is an aggregate's, whose plain messages have no prefix. */
    static void throwAll(List<? extends Failure> failures) {
        if (!failures.isEmpty()) {
            throw new Failures(List.copyOf(failures));
        }
    }

    public List<Failure> all() {
        return all;
    }

    @Override
    public String shown() {
        return all.stream().map(Failure::listed).collect(Collectors.joining("\n"));
    }

    @Override
    public String said() {
        var messages =
                all.stream()
                        .map(Failure::said)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return messages.size() == 1
                ? messages.getFirst()
                : messages.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
