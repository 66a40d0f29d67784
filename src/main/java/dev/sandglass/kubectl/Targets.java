package dev.sandglass.kubectl;

import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a command line is about: types, names, selectors, files. Follows upstream's {@code resource.Builder}, its rules,
 * its messages, and the moment at which each request goes out: one target is fetched and worked on before the next.
 */
public final class Targets {

    private static final String MISSING =
            """
            You must provide one or more resources by argument or filename.
            Example resource specifications include:
               '-f rsrc.yaml'
               '--filename=rsrc.json'
               '<resource> <name>'
               '<resource>'""";

    private record Tuple(String resource, String name) {}

    private final Client client;
    private final List<Failure> errors = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Tuple> tuples = new ArrayList<>();
    private @Nullable Manifests manifests;
    private String namespace = "";
    private String subresource = "";
    private @Nullable String labels;
    private @Nullable String fields;
    private long chunk;
    private boolean everywhere;
    private boolean defaultNamespace;
    private boolean requireNamespace;
    private boolean all;
    private boolean continueOnError;
    private boolean fetch = true;
    private boolean latest;
    private boolean flatten;
    private boolean oneType;
    private UnaryOperator<Request> change = request -> request;
    private List<Kind> selected = List.of();

    public Targets(Client client) {
        this.client = client;
    }

    // ---- what is asked for ----

    /** Works in this namespace, which objects without one get. */
    public Targets in(String other) {
        namespace = other;
        defaultNamespace = true;
        return this;
    }

    public Targets everywhere(boolean wanted) {
        if (wanted) {
            namespace = "";
        }
        everywhere = wanted;
        return this;
    }

    /** The files of {@code -f}, {@code -k} and {@code -R}; objects must be in the namespace when that was typed. */
    public Targets files(Arguments arguments, boolean enforceNamespace) {
        var read = Manifests.of(arguments, client, errors);
        if (!read.isEmpty()) {
            manifests = read;
        }
        requireNamespace |= enforceNamespace;
        return this;
    }

    public Targets labels(String selector) {
        var trimmed = selector.strip();
        if (trimmed.isEmpty()) {
            return this;
        }
        if (all) {
            errors.add(
                    Failure.of(
                            "found non-empty label selector \""
                                    + selector
                                    + "\" with previously set 'all' parameter. "));
            return this;
        }
        labels = trimmed;
        return this;
    }

    public Targets fields(String selector) {
        var trimmed = selector.strip();
        if (trimmed.isEmpty()) {
            return this;
        }
        if (all) {
            errors.add(
                    Failure.of(
                            "found non-empty field selector \""
                                    + selector
                                    + "\" with previously set 'all' parameter. "));
            return this;
        }
        fields = trimmed;
        return this;
    }

    public Targets all(boolean wanted) {
        if (wanted && (labels != null || fields != null)) {
            errors.add(Failure.of("setting 'all' parameter but found a non empty selector. "));
            return this;
        }
        all = wanted;
        return this;
    }

    public Targets chunks(long size) {
        chunk = size;
        return this;
    }

    public Targets subresource(String name) {
        subresource = name;
        return this;
    }

    /** Goes on after a failure, and fails at the end. */
    public Targets continueOnError() {
        continueOnError = true;
        return this;
    }

    /** Does not fetch what has only a name. */
    public Targets withoutFetching() {
        fetch = false;
        return this;
    }

    /** Fetches what files describe as it is now. */
    public Targets latest() {
        latest = true;
        return this;
    }

    /** Takes lists apart. */
    public Targets flatten() {
        flatten = true;
        return this;
    }

    public Targets oneType() {
        oneType = true;
        return this;
    }

    /** Changes each request: another Accept, more parameters. */
    public Targets requests(UnaryOperator<Request> changed) {
        change = changed;
        return this;
    }

    /** Names of one type, as {@code ResourceNames}: {@code TYPE/NAME} or names of the default type. */
    public Targets named(String defaultType, List<String> words) {
        for (var word : words) {
            if (word.contains("/")) {
                addTuple(word);
            } else if (defaultType.isEmpty()) {
                errors.add(Failure.of("the argument \"" + word + "\" must be RESOURCE/NAME"));
            } else {
                tuples.add(new Tuple(defaultType, word));
            }
        }
        return this;
    }

    /**
     * {@code TYPE}, {@code TYPE NAME…}, {@code TYPE/NAME…}, {@code TYPE,TYPE}.
     *
     * @param emptySelector whether a type alone means all of it
     */
    public Targets words(boolean emptySelector, List<String> typed) {
        var words = spread(typed);
        var slashes = words.stream().filter(w -> w.contains("/")).count();
        if (slashes > 0) {
            if (slashes != words.size()) {
                errors.add(mixed());
            } else {
                words.forEach(this::addTuple);
            }
            return this;
        }
        if (words.isEmpty()) {
            return this;
        }
        types.addAll(split(withoutCategories(words.getFirst())));
        names.addAll(words.subList(1, words.size()));
        if (words.size() == 1 && labels == null && emptySelector) {
            labels = "";
        }
        return this;
    }

    private static Failure mixed() {
        return Failure.of(
                "there is no need to specify a resource type as a separate argument when passing arguments"
                        + " in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of"
                        + " 'kubectl get resource resource/<resource_name>'");
    }

    private void addTuple(String word) {
        var parts = word.split("/", -1);
        if (parts.length != 2) {
            errors.add(
                    Failure.of(
                            "arguments in resource/name form may not have more than one slash"));
        } else if (parts[0].isEmpty() || parts[1].isEmpty() || split(parts[0]).size() != 1) {
            errors.add(
                    Failure.of("arguments in resource/name form must have a single resource and name"));
        } else {
            tuples.add(new Tuple(parts[0], parts[1]));
        }
    }

    /** {@code a,b x y} means {@code a/x a/y b/x b/y}. */
    private static List<String> spread(List<String> words) {
        if (words.size() < 2) {
            return words;
        }
        var first = split(words.getFirst());
        if (first.size() < 2) {
            return words;
        }
        var pairs = new ArrayList<String>();
        for (var type : first) {
            words.subList(1, words.size()).forEach(name -> pairs.add(type + "/" + name));
        }
        return pairs;
    }

    /** Whether the words name single objects and not whole types. */
    public static boolean hasNames(List<String> typed) {
        var words = spread(typed);
        var slashes = words.stream().filter(w -> w.contains("/")).count();
        if (slashes > 0 && slashes != words.size()) {
            throw mixed();
        }
        return slashes > 0 || words.size() > 1;
    }

    private static List<String> split(String types) {
        return List.copyOf(new LinkedHashSet<>(List.of(types.split(",", -1))));
    }

    private String withoutCategories(String types) {
        var replaced = new ArrayList<String>();
        for (var type : types.split(",", -1)) {
            var members = client.resources().category(type);
            if (members.isEmpty()) {
                replaced.add(type);
            }
            members.forEach(kind -> replaced.add(kind.groupResource()));
        }
        return String.join(",", replaced);
    }

    // ---- what is found ----

    /** Whether the words ask for one object and not for a list. */
    public boolean isSingle() {
        if (manifests != null) {
            return manifests.isSingle();
        }
        return labels == null && fields == null && !all && (tuples.size() == 1 || names.size() == 1 && tuples.isEmpty());
    }

    /** The kinds of a selection, after {@link #each}. */
    public List<Kind> selectedKinds() {
        return selected;
    }

    /** All targets, failures thrown at the end or at once. */
    public List<Target> list() {
        var found = new ArrayList<Target>();
        each(found::add);
        return found;
    }

    /** All targets that were found, with the failures of the others. */
    public record Outcome(List<Target> found, List<Failure> failures) {}

    public Outcome collect() {
        var found = new ArrayList<Target>();
        try {
            each(found::add);
        } catch (Failures several) {
            return new Outcome(found, several.all());
        } catch (Failure one) {
            return new Outcome(found, List.of(one));
        }
        return new Outcome(found, List.of());
    }

    /** Complains about words that cannot be understood, before anything else. */
    public Targets check() {
        Failures.throwIfAny(errors);
        visits = visits();
        return this;
    }

    private @Nullable List<Consumer<Consumer<Target>>> visits;

    /** Finds the targets one by one and works on each before the next is looked for. */
    public void each(Consumer<Target> action) {
        if (visits == null) {
            check();
        }
        var failures = new ArrayList<Failure>();
        for (var visit : java.util.Objects.requireNonNull(visits)) {
            try {
                visit.accept(
                        target -> {
                            try {
                                finish(target, one -> orKeep(action, one, failures));
                            } catch (Failure failure) {
                                keep(failure, failures);
                            }
                        });
            } catch (Failure failure) {
                keep(failure, failures);
            }
        }
        Failures.throwIfAny(failures);
    }

    private void orKeep(Consumer<Target> action, Target target, List<Failure> failures) {
        try {
            action.accept(target);
        } catch (Failure failure) {
            keep(failure, failures);
        }
    }

    private void keep(Failure failure, List<Failure> failures) {
        if (!continueOnError) {
            throw failure;
        }
        if (failure instanceof Failures several) {
            failures.addAll(several.all());
        } else {
            failures.add(failure);
        }
    }

    private List<Consumer<Consumer<Target>>> visits() {
        if (all) {
            labels = "";
        }
        if (manifests != null) {
            refuseWordsBesideFiles();
            var read = manifests.filtered(labels);
            return List.of(action -> read.each(t -> action.accept(inNamespace(t)), continueOnError));
        }
        if (labels != null || fields != null) {
            return selections();
        }
        if (!tuples.isEmpty()) {
            return namedTuples();
        }
        if (!names.isEmpty()) {
            return namedOfOneType();
        }
        if (!types.isEmpty()) {
            types.forEach(client.resources()::named);
            throw Failure.of("resource(s) were provided, but no name was specified");
        }
        throw Failure.of(MISSING);
    }

    private void refuseWordsBesideFiles() {
        if (!types.isEmpty()) {
            throw Failure.of(
                    "when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well");
        }
        if (!names.isEmpty()) {
            throw Failure.of("name cannot be provided when a path is specified");
        }
        if (!tuples.isEmpty()) {
            throw Failure.of("resource/name arguments cannot be provided when a path is specified");
        }
    }

    private List<Consumer<Consumer<Target>>> selections() {
        if (!names.isEmpty()) {
            throw Failure.of("name cannot be provided when a selector is specified");
        }
        if (!tuples.isEmpty()) {
            throw Failure.of(
                    "selectors and the all flag cannot be used when passing resource/name arguments");
        }
        if (types.isEmpty()) {
            throw Failure.of("at least one resource must be specified to use a selector");
        }
        if (!subresource.isEmpty()) {
            throw Failure.of("subresource cannot be used when bulk resources are specified");
        }
        selected = kinds();
        var visits = new ArrayList<Consumer<Consumer<Target>>>();
        for (var kind : selected) {
            visits.add(action -> select(kind, action));
        }
        return visits;
    }

    private List<Kind> kinds() {
        if (types.size() > 1 && oneType) {
            throw Failure.of("you may only specify a single resource type");
        }
        var kinds = new LinkedHashMap<String, Kind>();
        for (var type : types) {
            var kind = client.resources().named(type);
            kinds.putIfAbsent(kind.apiVersion() + "/" + kind.name(), kind);
        }
        return List.copyOf(kinds.values());
    }

    private void select(Kind kind, Consumer<Target> action) {
        var within = kind.namespaced() ? namespace : "";
        var token = "";
        do {
            var list = page(kind, within, token);
            token = list.text("metadata.continue");
            action.accept(new Target(kind, within, "", "", list));
        } while (!token.isEmpty());
    }

    private Document page(Kind kind, String within, String token) {
        var request = selecting(client.get(Client.path(kind, within)));
        if (chunk > 0) {
            request = request.with("limit", Long.toString(chunk));
        }
        if (!token.isEmpty()) {
            request = request.with("continue", token);
        }
        try {
            return client.object(change.apply(request));
        } catch (Refusal refusal) {
            throw aboutList(refusal, kind);
        }
    }

    /** The request with the selectors in force. */
    public Request selecting(Request request) {
        var selecting = request;
        if (labels != null && !labels.isEmpty()) {
            selecting = selecting.with("labelSelector", labels);
        }
        if (fields != null && !fields.isEmpty()) {
            selecting = selecting.with("fieldSelector", fields);
        }
        return selecting;
    }

    /** The request as {@link #requests} changes it. */
    public Request changed(Request request) {
        return change.apply(request);
    }

    private Refusal aboutList(Refusal refusal, Kind kind) {
        if (!refusal.is("BadRequest") && !refusal.isNotFound()) {
            return refusal;
        }
        var subject = "\"" + Target.groupVersionResource(kind) + "\"";
        var noSelector = (labels == null || labels.isEmpty()) && (fields == null || fields.isEmpty());
        return refusal.withMessage(
                noSelector
                        ? "Unable to list " + subject + ": " + refusal.said()
                        : "Unable to find "
                                + subject
                                + " that match label selector \""
                                + (labels == null ? "" : labels)
                                + "\", field selector \""
                                + (fields == null ? "" : fields)
                                + "\": "
                                + refusal.said());
    }

    private List<Consumer<Consumer<Target>>> namedTuples() {
        if (!types.isEmpty()) {
            throw Failure.of(
                    "you may not specify individual resources and bulk resources in the same call");
        }
        var kinds = new LinkedHashMap<String, Kind>();
        for (var tuple : tuples) {
            kinds.computeIfAbsent(tuple.resource(), client.resources()::named);
        }
        if (oneType && new LinkedHashSet<>(kinds.values()).size() > 1) {
            throw Failure.of("you may only specify a single resource type");
        }
        return tuples.stream()
                .map(tuple -> named(kinds.get(tuple.resource()), tuple.name()))
                .toList();
    }

    private List<Consumer<Consumer<Target>>> namedOfOneType() {
        if (types.size() > 1) {
            throw Failure.of("you must specify only one resource");
        }
        var kind = kinds().getFirst();
        return names.stream().map(name -> named(kind, name)).toList();
    }

    private Consumer<Consumer<Target>> named(Kind kind, String name) {
        if (kind.namespaced() && namespace.isEmpty()) {
            throw Failure.of(
                    everywhere
                            ? "a resource cannot be retrieved by name across all namespaces"
                            : "namespace may not be empty when retrieving a resource by name");
        }
        return action ->
                action.accept(new Target(kind, kind.namespaced() ? namespace : "", name, "", null));
    }

    // ---- finishing one ----

    private Target inNamespace(Target target) {
        if (!target.kind().namespaced()) {
            return target.object() == null || target.namespace().isEmpty()
                    ? target
                    : new Target(target.kind(), "", target.name(), target.source(),
                            target.known().without("metadata.namespace"));
        }
        if (target.namespace().isEmpty() && (defaultNamespace || requireNamespace)) {
            var object = target.object();
            var placed = object == null || namespace.isEmpty() ? object : object.with("metadata.namespace", namespace);
            return new Target(target.kind(), namespace, target.name(), target.source(), placed);
        }
        if (requireNamespace && !target.namespace().equals(namespace)) {
            throw Failure.of(
                    "the namespace from the provided object \""
                            + target.namespace()
                            + "\" does not match the namespace \""
                            + namespace
                            + "\". You must pass '--namespace="
                            + target.namespace()
                            + "' to perform this operation.");
        }
        return target;
    }

    private void finish(Target target, Consumer<Target> action) {
        var whole = target;
        if (target.object() == null ? fetch : latest && !target.source().isEmpty() && !target.name().isEmpty()) {
            whole = target.with(fetch(target));
        }
        var object = whole.object();
        if (!flatten || object == null || !object.text("kind").endsWith("List") || !(object.get("items") instanceof List)) {
            action.accept(whole);
            return;
        }
        for (var item : items(object, whole)) {
            action.accept(item);
        }
    }

    private static List<Target> items(Document list, Target whole) {
        var items = new ArrayList<Target>();
        for (var item : list.items("items").documents().toList()) {
            var complete =
                    item.has("kind")
                            ? item
                            : item.put("kind", whole.kind().name())
                                    .put("apiVersion", whole.kind().apiVersion());
            items.add(
                    new Target(
                            whole.kind(),
                            item.text("metadata.namespace"),
                            item.text("metadata.name"),
                            whole.source(),
                            complete));
        }
        return items;
    }

    private Document fetch(Target target) {
        try {
            var path =
                    Client.path(target.kind(), target.namespace(), target.name(), subresource);
            return client.object(change.apply(client.get(path)));
        } catch (Refusal refusal) {
            throw lostNamespace(refusal, target.namespace());
        }
    }

    /** A missing object in a missing namespace: upstream says that the namespace is not there. */
    private Refusal lostNamespace(Refusal refusal, String within) {
        if (!refusal.isNotFound() || within.isEmpty() || within.equals("default")) {
            return refusal;
        }
        try {
            client.object(client.get("/api/v1/namespaces/" + within));
            return refusal;
        } catch (Refusal other) {
            return other.isNotFound() ? other : refusal;
        }
    }
}
