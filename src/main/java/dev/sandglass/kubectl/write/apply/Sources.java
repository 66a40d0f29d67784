package dev.sandglass.kubectl.write.apply;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Target;

/** Failures that say where the object came from: upstream's AddSourceToErr. */
final class Sources {

    private Sources() {}

    static Failure about(String doing, Target target, Failure failure) {
        if (target.source().isEmpty()) {
            return failure;
        }
        var message = "error when " + doing + " \"" + target.source() + "\": " + failure.said();
        return failure instanceof Refusal refusal
                ? refusal.withMessage(message)
                : Failure.of(message);
    }

    /** What a target is, as upstream prints it. */
    static String shown(Target target) {
        return "Resource: \""
                + Target.groupVersionResource(target.kind())
                + "\", GroupVersionKind: \""
                + target.groupVersionKind()
                + "\"\nName: \""
                + target.name()
                + "\", Namespace: \""
                + target.namespace()
                + "\"";
    }
}
