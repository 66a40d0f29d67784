package dev.sandglass.kubectl.create;

import dev.sandglass.api.Quantity;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Malformed;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;

/** {@code kubectl create quota}. */
public final class CreateQuota implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage(
                            "quota",
                            "NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [--dry-run=server|client|none]")
                    .alias("resourcequota")
                    .summary("Make a ResourceQuota")
                    .about("Make a ResourceQuota of the given name, with hard limits and scopes.")
                    .example(
                            "kubectl create quota small --hard=cpu=1,memory=1G,pods=2",
                            "Limits for a namespace")
                    .example(
                            "kubectl create quota best-effort --hard=pods=100 --scopes=BestEffort",
                            "... for some Pods")
                    .text("hard", "", "The limits: resource=amount, parted by commas.")
                    .text("scopes", "", "Which objects count, parted by commas.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var spec = Document.EMPTY;
        if (!arguments.text("hard").isEmpty()) {
            spec = spec.put("hard", amounts(arguments.text("hard")));
        }
        if (!arguments.text("scopes").isEmpty()) {
            spec = spec.put("scopes", scopes(arguments.text("scopes")));
        }
        var object =
                Document.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ResourceQuota",
                        "metadata",
                        creation.metadata(name),
                        "spec",
                        spec);
        return creation.run(object, "resourcequotas", true, "failed to create quota: ");
    }

    /** {@code cpu=100m,memory=256Mi}. */
    public static Document amounts(String text) {
        var amounts = Document.EMPTY;
        for (var statement : text.split(",", -1)) {
            var parts = statement.split("=", -1);
            if (parts.length != 2) {
                throw Failure.of(
                        "Invalid argument syntax " + statement + ", expected <resource>=<value>");
            }
            try {
                amounts = amounts.put(parts[0], Quantity.parse(parts[1]).toString());
            } catch (Malformed e) {
                throw Failure.of(e.getMessage());
            }
        }
        return amounts;
    }

    private static Items scopes(String text) {
        var scopes = List.of(text.split(",", -1));
        if (scopes.contains("")) {
            throw Failure.of("invalid resource quota scope \"\"");
        }
        return Items.copyOf(scopes);
    }
}
