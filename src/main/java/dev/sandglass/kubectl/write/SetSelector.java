package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.SelectorWords;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl set selector}: lets a Service choose other Pods. */
public final class SetSelector implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(
                            Group.PART,
                            "set selector",
                            "(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]")
                    .summary("Let a Service choose other Pods")
                    .about(
                            """
                            Give an object another selector; the old one is replaced.

                             At present only Services can be changed so.""")
                    .example(
                            "kubectl set selector service web app=web,tier=front",
                            "web leads to Pods with both labels")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.plainFiles("that names the objects."))
                    .flags(Flags.DRY_RUN, Flags.fieldManager("kubectl-set"))
                    .flags(Flags.ALL, Flags.LOCAL, Flags.RESOURCE_VERSION, Flags.RECORD);

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
        var setting = new Setting(arguments, session).sendingAlways();
        var selector = SelectorWords.selector(words.getLast());
        var version = arguments.text("resource-version");
        return setting.change(
                setting.targets(words.subList(0, words.size() - 1)),
                (target, _) -> changed(target, selector, version),
                "selector updated",
                "");
    }

    private static Document changed(Target target, Document selector, String version) {
        if (!target.kind().name().equals("Service")) {
            throw Failure.of("setting a selector is only supported for Services");
        }
        if (selector.has("matchExpressions")) {
            throw Failure.of(
                    "match expression "
                            + SelectorWords.printed(selector.items("matchExpressions"), false)
                            + " not supported on this object");
        }
        var changed = target.known().with("spec.selector", selector.child("matchLabels"));
        return version.isEmpty() ? changed : changed.with("metadata.resourceVersion", version);
    }
}
