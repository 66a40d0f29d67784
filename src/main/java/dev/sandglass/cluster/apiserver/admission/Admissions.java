package dev.sandglass.cluster.apiserver.admission;

import dev.sandglass.cluster.apiserver.admission.Admission.Attempt;
import dev.sandglass.document.Document;
import java.util.List;

/** All admission plugins in the order in which a real API server asks them. */
public final class Admissions {

    private static final List<Admission> ALL =
            List.of(
                    new NamespaceLifecycle(),
                    new ServiceAccountAdmission(),
                    new TaintNewNodes(),
                    new PriorityAdmission(),
                    new DefaultTolerations(),
                    new ProtectVolumes());

    private Admissions() {}

    /** The object after all plugins. */
    public static Document admit(Document object, Attempt attempt) {
        var admitted = object;
        for (var admission : ALL) {
            admitted = admission.admit(admitted, attempt);
        }
        return admitted;
    }
}
