package dev.sandglass.kubectl.write.apply;

import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.write.Cascade;
import dev.sandglass.kubectl.write.Validations;

/** How apply works; what cannot go together is refused here. */
record ApplyOptions(Arguments arguments, DryRun dryRun, String validation, String policy) {

    static ApplyOptions of(Arguments arguments, DryRun dryRun, Session session) {
        var policy = Cascade.policy(arguments, session);
        var options = new ApplyOptions(arguments, dryRun, Validations.directive(arguments), policy);
        options.refuseServerSide();
        options.refusePruning();
        if (!arguments.text("subresource").isEmpty() && !options.onServer()) {
            throw Failure.of("--subresource can only be specified for --server-side");
        }
        return options;
    }

    private void refuseServerSide() {
        if (arguments.flag("force-conflicts") && !onServer()) {
            throw Failure.of("--force-conflicts only works with --server-side");
        }
        if (dryRun == DryRun.CLIENT && onServer()) {
            throw Failure.of(
                    "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
        }
        if (onServer() && force()) {
            throw Failure.of("--force cannot be used with --server-side");
        }
        if (dryRun == DryRun.SERVER && force()) {
            throw Failure.of("--dry-run=server cannot be used with --force");
        }
    }

    private void refusePruning() {
        var selects = !arguments.text("selector").isEmpty();
        if (arguments.flag("all") && selects) {
            throw Failure.of("cannot set --all and --selector at the same time");
        }
        if (!prunes()) {
            if (!arguments.text("applyset").isEmpty()) {
                throw Failure.of("--applyset requires --prune");
            }
            return;
        }
        if (force()) {
            throw Failure.of("--force cannot be used with --prune");
        }
        if (!arguments.flag("all") && !selects && arguments.text("applyset").isEmpty()) {
            throw Failure.of(
                    "all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector");
        }
        if (onServer() && arguments.text("applyset").isEmpty()) {
            throw Failure.of(
                    "--prune is in alpha and doesn't currently work on objects created by server-side apply");
        }
    }

    boolean onServer() {
        return arguments.flag("server-side");
    }

    boolean force() {
        return arguments.flag("force");
    }

    boolean prunes() {
        return arguments.flag("prune");
    }

    boolean overwrites() {
        return arguments.flag("overwrite");
    }

    /** Who owns the fields: another name when the server merges. */
    String manager() {
        return onServer() && !arguments.has("field-manager")
                ? "kubectl"
                : arguments.text("field-manager");
    }

    /** Whether objects are printed at the end, and not a line for each. */
    boolean printsObjects() {
        var output = arguments.text("output");
        return !output.isEmpty() && !output.equals("name");
    }
}
