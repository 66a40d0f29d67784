package dev.sandglass.kubectl.write;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Requirement;
import dev.sandglass.api.Requirement.Operator;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl set selector}: lets a Service choose other Pods. */
public final class SetSelector implements KubectlCommand {

    private static final Usage USAGE =
            Setting.usage("selector", "(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]")
                    .summary("Let a Service choose other Pods")
                    .about(
                            """
                            Give an object another selector; the old one is replaced.

                             At present only Services can be changed so.""")
                    .example("kubectl set selector service web app=web,tier=front", "web leads to Pods with both labels")
                    .flags(Flags.RESOURCE_VERSION);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var words = arguments.words();
        if (words.isEmpty()) {
            throw Failure.of("one selector is required");
        }
        var setting = new Setting(arguments, session);
        var selector = parsed(words.getLast());
        var version = arguments.text("resource-version");
        return setting.change(
                setting.targets(words.subList(0, words.size() - 1)),
                (target, _) -> changed(target, selector, version),
                "selector updated",
                "");
    }

    private static Document changed(Target target, List<Requirement> selector, String version) {
        if (!target.kind().name().equals("Service")) {
            throw Failure.of("setting a selector is only supported for Services");
        }
        var labels = Document.EMPTY;
        for (var requirement : selector) {
            labels = labels.put(requirement.key(), requirement.values().getFirst());
        }
        var changed = target.known().with("spec.selector", labels);
        return version.isEmpty() ? changed : changed.with("metadata.resourceVersion", version);
    }

    private static List<Requirement> parsed(String text) {
        try {
            var equalities = new ArrayList<Requirement>();
            for (var requirement : LabelSelector.parse(text).requirements()) {
                if (requirement.operator() != Operator.EQUALS && requirement.operator() != Operator.DOUBLE_EQUALS) {
                    throw Failure.of("match expression " + requirement + " not supported on this object");
                }
                equalities.add(requirement);
            }
            return equalities;
        } catch (Malformed e) {
            throw Failure.of("couldn't parse the selector string \"" + text + "\": " + e.getMessage());
        }
    }
}
