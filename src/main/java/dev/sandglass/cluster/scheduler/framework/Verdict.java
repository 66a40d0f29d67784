package dev.sandglass.cluster.scheduler.framework;

import java.util.List;

/** What a filter says about one Pod on one node. */
public sealed interface Verdict {

    Verdict FITS = new Fits();

    /** The Pod may run here. */
    record Fits() implements Verdict {}

    /** Not at present: another Pod's departure would help, so preemption is worth a try. */
    record NotNow(List<String> reasons) implements Verdict {}

    /** Not as things are written: only an edit of Pod or node helps, so preemption is not tried. */
    record Never(List<String> reasons) implements Verdict {}

    static Verdict notNow(String reason) {
        return new NotNow(List.of(reason));
    }

    static Verdict never(String reason) {
        return new Never(List.of(reason));
    }

    /** In the words of upstream's messages, without their count of nodes. */
    default List<String> reasons() {
        return switch (this) {
            case Fits _ -> List.of();
            case NotNow(var reasons) -> reasons;
            case Never(var reasons) -> reasons;
        };
    }
}
