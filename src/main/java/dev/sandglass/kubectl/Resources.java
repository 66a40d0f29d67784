package dev.sandglass.kubectl;

import dev.sandglass.api.Reply;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Kinds;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From the words of a command line to kinds: upstream's REST mapper and short-cut expander.
 *
 * <p>kubectl keeps discovery documents in a cache for six hours. We keep none: the kinds that every cluster serves are
 * known, and only a word that is none of theirs, or a list of all kinds, asks the server.
 */
public final class Resources {

    static final String ACCEPT =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                    + "application/json";

    private final Client client;
    private Kinds kinds = Schema.builtIn().kinds();
    private boolean isAsked;

    Resources(Client client) {
        this.client = client;
    }

    /** All that the server serves, asked afresh. */
    public Kinds all() {
        if (!isAsked) {
            read();
        }
        return kinds;
    }

    /** The kind that a word of the command line names: {@code po}, {@code Pod}, {@code deployments.v1.apps}. */
    public Kind named(String word) {
        var found = find(word);
        if (found == null) {
            ask();
            found = find(word);
        }
        if (found == null) {
            var dot = word.indexOf('.');
            throw Failure.of(
                    "the server doesn't have a resource type \""
                            + (dot < 0 ? word : word.substring(0, dot))
                            + "\"");
        }
        return found;
    }

    /** As {@link #named}, but as it stands, where nothing has wrapped the mapper's error. */
    public Kind typed(String word) {
        var found = find(word);
        if (found == null) {
            throw Failure.verbatim("the server doesn't have a resource type \"" + word + "\"");
        }
        return found;
    }

    /** As {@link #named}, but null when there is none. */
    public @Nullable Kind find(String typed) {
        if (typed.isEmpty()) {
            return null; // some kinds have no singular name
        }
        var word = typed.toLowerCase(Locale.ROOT);
        var dot = word.indexOf('.');
        if (dot < 0) {
            var found = kinds.called(word);
            return found != null ? found : byKindName(word, "");
        }
        var resource = word.substring(0, dot);
        var rest = word.substring(dot + 1);
        var nextDot = rest.indexOf('.');
        var version = nextDot < 0 ? rest : rest.substring(0, nextDot);
        var exact = nextDot < 0 ? null : in(rest.substring(nextDot + 1), version, resource);
        return exact != null ? exact : inGroup(rest, resource);
    }

    private @Nullable Kind in(String group, String version, String word) {
        for (var kind : kinds.in(group, version)) {
            if (kind.isCalled(word) || kind.name().equalsIgnoreCase(word)) {
                return kind;
            }
        }
        return null;
    }

    /** A group may be cut short: {@code deployments.ap} is upstream's deployments.apps. */
    private @Nullable Kind inGroup(String group, String word) {
        for (var candidate : kinds.groups()) {
            if (!candidate.name().startsWith(group)) {
                continue;
            }
            var kind = in(candidate.name(), candidate.preferred().name(), word);
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    private @Nullable Kind byKindName(String word, String group) {
        for (var kind : kinds.all()) {
            if (kind.name().equalsIgnoreCase(word) && kind.group().startsWith(group)) {
                return kind;
            }
        }
        return null;
    }

    /** The kind of an object; null when the server does not know it. */
    public @Nullable Kind of(String apiVersion, String kind) {
        var found = spelt(apiVersion, kind);
        if (found == null) {
            ask();
            found = spelt(apiVersion, kind);
        }
        return found;
    }

    /** Discovery registers each kind's name in small letters, too. */
    private @Nullable Kind spelt(String apiVersion, String kind) {
        var found = kinds.of(apiVersion, kind);
        if (found != null || !kind.equals(kind.toLowerCase(Locale.ROOT))) {
            return found;
        }
        var slash = apiVersion.indexOf('/');
        var group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return kinds.in(group, apiVersion.substring(slash + 1)).stream()
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElse(null);
    }

    /** The kinds of a category such as {@code all}; empty when there is no such category. */
    public List<Kind> category(String word) {
        var members = new ArrayList<Kind>();
        for (var group : kinds.groups()) {
            for (var kind : group.preferred().kinds()) {
                if (kind.categories().contains(word)) {
                    members.add(kind);
                }
            }
        }
        return members;
    }

    private void ask() {
        if (isAsked) {
            return;
        }
        client.log().line(6, "discovery.go:214", "Invalidating discovery information");
        read();
    }

    private void read() {
        isAsked = true;
        var groups = new ArrayList<Document>();
        for (var path : List.of("/api", "/apis")) {
            var reply =
                    client.send(
                            client.get(path).withAccept(ACCEPT).with("timeout", "32s"),
                            "discovery.go:283");
            var list =
                    switch (reply) {
                        case Reply.Ok ok -> ok.body();
                        case Reply.Raw raw when raw.code() < 300 -> Json.object(raw.body());
                        case Reply.Raw _, Reply.Opened _ -> Document.EMPTY;
                        case Reply.Refused refused -> throw new Refusal(refused.status());
                    };
            list.items("items").documents().forEach(groups::add);
        }
        if (!groups.isEmpty()) {
            kinds = Discovery.read(groups);
        }
    }
}
