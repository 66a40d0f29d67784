package dev.sandglass.kubectl.write;

import dev.sandglass.api.Names;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** {@code kubectl label}: sets and removes labels. */
public final class Label implements KubectlCommand {

    private static final Usage USAGE =
            KeyChange.usage("label", "label")
                    .summary("Set labels of an object, or remove them")
                    .about(
                            """
                            Set labels of an object, or remove them.

                             A label's key and value begin and end with a letter or digit and may have dashes, dots and underscores in between, at most 63 characters. KEY- removes a label. Labels that are there are changed only with --overwrite.""")
                    .example("kubectl label pod web-0 tier=front", "Set a label")
                    .example("kubectl label pod web-0 tier=back --overwrite", "Change it")
                    .example("kubectl label pod web-0 tier-", "Remove it")
                    .example(
                            "kubectl label pods --all env=test", "Label all Pods of the namespace");

    private static final String PATH = "metadata.labels";

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var parted = Pairs.part(arguments.words(), "label");
        var pairs = parse(parted.targets(), parted.changes());
        var rules = new Rules(arguments.flag("overwrite"));
        return new KeyChange(arguments, session, pairs, rules).run();
    }

    private static Pairs parse(List<String> targets, List<String> changes) {
        var set = new LinkedHashMap<String, String>();
        var removed = new ArrayList<String>();
        for (var change : changes) {
            if (!change.contains("=")) {
                removed.add(change.substring(0, change.length() - 1));
                continue;
            }
            var parts = change.split("=", -1);
            if (parts.length != 2) {
                throw Failure.of("invalid label spec: " + change);
            }
            var faults = Names.labelValue(parts[1]);
            if (!faults.isEmpty()) {
                throw Failure.of(
                        "invalid label value: \"" + change + "\": " + String.join(";", faults));
            }
            set.put(parts[0], parts[1]);
        }
        if (removed.stream().anyMatch(set::containsKey)) {
            throw Failure.of("can not both modify and remove a label in the same command");
        }
        return new Pairs(targets, set, removed);
    }

    private record Rules(boolean overwrites) implements KeyChange.Rules {

        @Override
        public String word() {
            return "label";
        }

        @Override
        public void refuseBoth(Pairs pairs) {
            // told already, before anything else
        }

        @Override
        public void refuseOverwriting(Document present, Pairs pairs) {
            var failures = new ArrayList<Failure>();
            pairs.set()
                    .forEach(
                            (key, value) -> {
                                var old = present.get(key);
                                if (old != null && !old.equals(value)) {
                                    failures.add(
                                            Failure.of(
                                                    "'%s' already has a value (%s), and --overwrite is false"
                                                            .formatted(key, old)));
                                }
                            });
            Failures.throwIfAny(failures);
        }

        @Override
        public void tellMissing(Document present, Pairs pairs, Session session) {
            pairs.removed().stream()
                    .filter(key -> !present.has(key))
                    .forEach(key -> session.print("label \"" + key + "\" not found."));
        }

        @Override
        public String operation(Document before, Document after) {
            if (without(before).equals(without(after))) {
                return "not labeled";
            }
            var isShorter = Json.write(after).length() < Json.write(before).length();
            return !overwrites && isShorter ? "unlabeled" : "labeled";
        }

        /** Upstream compares the objects' JSON, in which empty labels are left out. */
        private static Document without(Document object) {
            return object.child(PATH).isEmpty() ? object.without(PATH) : object;
        }
    }
}
