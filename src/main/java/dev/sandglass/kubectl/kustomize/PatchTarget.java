package dev.sandglass.kubectl.kustomize;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sandglass.api.LabelSelector;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code target} of a patch in a kustomization: patterns for whole words, and selectors. The patterns are a learner's,
 * so they are Go's and take linear time; a wrong one fails even where no object is held against it.
 */
final class PatchTarget {

    private final Document target;
    private final Map<String, Pattern> patterns = new TreeMap<>();

    PatchTarget(Document target) {
        this.target = target;
        for (var field : new String[] {"group", "version", "kind", "name", "namespace"}) {
            var text = target.text(field);
            if (!text.isEmpty()) {
                patterns.put(field, compiled(text));
            }
        }
    }

    private static Pattern compiled(String text) {
        try {
            return Pattern.compile("^(?:" + text + ")$");
        } catch (PatternSyntaxException problem) {
            throw Failure.of(problem.getMessage());
        }
    }

    boolean matches(Item item) {
        var version = item.object().text("apiVersion");
        var slash = version.indexOf('/');
        var group = slash < 0 ? "" : version.substring(0, slash);
        return matches("kind", item.kind())
                && matches("group", group)
                && matches("version", version.substring(slash + 1))
                && matches("namespace", item.object().text("metadata.namespace"))
                && item.names().stream().anyMatch(name -> matches("name", name))
                && selects("labelSelector", item.object().child("metadata.labels"))
                && selects("annotationSelector", item.object().child("metadata.annotations"));
    }

    private boolean matches(String field, String value) {
        var pattern = patterns.get(field);
        return pattern == null || pattern.matcher(value).find();
    }

    private boolean selects(String field, Document entries) {
        return LabelSelector.parse(target.text(field)).matches(entries);
    }
}
