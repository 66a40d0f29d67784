package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.FieldSelector;
import dev.sandglass.api.LabelSelector;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;

/**
 * Which objects a list, a watch or a deletion of many is about: label selector, field selector, one
 * name.
 */
record Selection(String name, LabelSelector labels, FieldSelector fields) {

    static Selection read(Call call) {
        var request = call.request();
        var labels = request.parameterOr("labelSelector", "");
        var fields = request.parameterOr("fieldSelector", "");
        try {
            var parsed = fields.isEmpty() ? FieldSelector.EVERYTHING : FieldSelector.parse(fields);
            parsed.terms().forEach(term -> SelectableFields.check(term.field(), call.kind()));
            return new Selection(
                    call.route().name(),
                    labels.isEmpty() ? LabelSelector.EVERYTHING : LabelSelector.parse(labels),
                    parsed);
        } catch (Malformed malformed) {
            throw Refusals.badRequest(malformed.getMessage());
        }
    }

    boolean isEverything() {
        return name.isEmpty() && labels.isEverything() && fields.isEverything();
    }

    boolean selects(Document object) {
        if (!name.isEmpty() && !name.equals(object.text("metadata.name"))) {
            return false;
        }
        return (labels.isEverything() || labels.selects(object))
                && (fields.isEverything()
                        || fields.matches(field -> SelectableFields.value(object, field)));
    }
}
