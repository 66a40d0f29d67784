package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.StrategicDiff;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Typed;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the commands below {@code kubectl set} share: objects are fetched, changed here, and the difference is sent as a
 * strategic merge patch.
 */
final class Setting {

    private static final String ONLY_FILES =
            """
            error: you must specify resources by --filename when --local is set.
            Example resource specifications include:
               '-f rsrc.yaml'
               '--filename=rsrc.json'""";

    /** Changes an object; complaints that do not stop the others go to the list. */
    @FunctionalInterface
    interface Change {
        Document of(Target target, List<Failure> complaints);
    }

    private final Arguments arguments;
    private final Changing changing;
    private final List<Failure> failures = new ArrayList<>();
    private boolean sendsAlways;

    Setting(Arguments arguments, Session session) {
        this.arguments = arguments;
        this.changing = new Changing(arguments, session);
        changing.typed();
    }

    static Usage usage(String word, String synopsis) {
        return Changing.flags(Usage.of(Group.PART, "set " + word, synopsis), "kubectl-set")
                .flags(Flags.ALL, Flags.LOCAL);
    }

    Changing changing() {
        return changing;
    }

    /** The targets of words and files; any that cannot be found ends the command. */
    List<Target> targets(List<String> words) {
        if (changing.isLocal() && !words.isEmpty()) {
            throw Failure.of(ONLY_FILES);
        }
        var outcome = changing.targets(words, arguments.flag("all")).check().collect();
        Failures.throwIfAny(outcome.failures());
        return outcome.found();
    }

    /** Sends a patch even when nothing changes, as some commands do upstream. */
    Setting sendingAlways() {
        sendsAlways = true;
        return this;
    }

    void refuseLocalDryRunOfServer() {
        if (changing.isLocal() && changing.dryRun() == DryRun.SERVER) {
            throw Failure.of(
                    "cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
        }
    }

    void refuseAllWithSelector() {
        if (arguments.flag("all") && !arguments.text("selector").isEmpty()) {
            throw Failure.of("cannot set --all and --selector at the same time");
        }
    }

    /**
     * Changes each target.
     *
     * @param told what success is called
     * @param failed what stands before a refusal of the server; empty to show failures as they are
     */
    int change(List<Target> targets, Change change, String told, String failed) {
        for (var target : targets) {
            try {
                one(target, change, told, failed);
            } catch (Failure failure) {
                failures.add(failure);
            }
        }
        Failures.throwIfAny(failures);
        return 0;
    }

    private void one(Target target, Change change, String told, String failed) {
        Document changed;
        try {
            changed = change.of(target, failures);
        } catch (Failure failure) {
            if (failed.isEmpty()) {
                throw failure;
            }
            var name =
                    changing.isLocal()
                            ? target.kind().name().toLowerCase(Locale.ROOT) + "/" + target.name()
                            : target.objectName();
            throw Failure.of("error: " + name + " " + failure.said() + "\n");
        }
        changed = ChangeCause.of(arguments).on(changed);
        if (changing.isLocal()) {
            changed = Typed.complete(changed); // else the server does that
        }
        var patch =
                StrategicDiff.twoWay(target.known(), changed, Schema.builtIn().type(target.kind()));
        if (patch.isEmpty() && !sendsAlways) {
            return;
        }
        if (!changing.sendsNothing()) {
            try {
                changed = changing.patch(target, patch, Request.STRATEGIC_MERGE_PATCH, "");
            } catch (Failure refusal) {
                throw failed.isEmpty() ? refusal : Failure.of(failed + refusal.said());
            }
        }
        changing.print(changed, told);
    }
}
