package dev.sandglass.kubectl;

import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a command line is about: types, names, selectors, files. Follows upstream's {@code resource.Builder}, its rules,
 * its messages, and the moment at which each request goes out: one target is fetched and worked on before the next.
 */
public final class Targets {

    private final Client client;
    private final List<Failure> errors = new ArrayList<>();
    private final TypedWords typed;
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

    public Targets(Client client) {
        this.client = client;
        this.typed = new TypedWords(client, errors);
    }

    // ---- what is asked for ----

    /** Reads objects into types, as upstream's command does. */
    public Targets typed() {
        return requests(request -> request.withAccept(Client.ANY_JSON));
    }

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
        labels = selector("label", selector, labels);
        return this;
    }

    public Targets fields(String selector) {
        fields = selector("field", selector, fields);
        return this;
    }

    private @Nullable String selector(String sort, String selector, @Nullable String before) {
        if (!selector.isBlank() && all) {
            errors.add(
                    Failure.of(
                            "found non-empty %s selector \"%s\" with previously set 'all' parameter. "
                                    .formatted(sort, selector)));
            return before;
        }
        return selector.isBlank() ? before : selector.strip();
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

    /** Fetches neither what has only a name nor what files describe. */
    public Targets withoutFetching() {
        fetch = false;
        latest = false;
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
        typed.named(defaultType, words);
        return this;
    }

    /**
     * {@code TYPE}, {@code TYPE NAME…}, {@code TYPE/NAME…}, {@code TYPE,TYPE}.
     *
     * @param emptySelector whether a type alone means all of it
     */
    public Targets words(boolean emptySelector, List<String> words) {
        if (typed.words(words) && labels == null && emptySelector) {
            labels = "";
        }
        return this;
    }

    // ---- what is found ----

    /** Whether the words ask for one object and not for a list. */
    public boolean isSingle() {
        if (manifests != null) {
            return manifests.isSingle();
        }
        return labels == null
                && fields == null
                && !all
                && (typed.tuples().size() == 1
                        || typed.names().size() == 1 && typed.tuples().isEmpty());
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

    /** Throws at the end when there are any; of files, upstream takes even a single one for an aggregate. */
    public void throwAll(List<Failure> failures) {
        if (manifests == null) {
            Failures.throwIfAny(failures);
        } else {
            Failures.throwAll(failures);
        }
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
        var attempts = new Attempts(continueOnError);
        for (var visit : Objects.requireNonNull(visits)) {
            attempts.attempt(
                    () ->
                            visit.accept(
                                    target ->
                                            attempts.attempt(
                                                    () -> work(target, action, attempts))));
        }
        attempts.throwFailures();
    }

    private void work(Target target, Consumer<Target> action, Attempts attempts) {
        finish(target, one -> attempts.attempt(() -> action.accept(one)));
    }

    private List<Consumer<Consumer<Target>>> visits() {
        if (all) {
            labels = "";
        }
        if (manifests != null) {
            typed.refuseBesideFiles();
            Labels.check(labels == null ? "" : labels);
            var read = manifests.filtered(labels);
            return List.of(action -> read.each(t -> action.accept(placed(t)), continueOnError));
        }
        if (labels != null || fields != null) {
            return selections();
        }
        if (!typed.tuples().isEmpty()) {
            return namedTuples();
        }
        if (!typed.names().isEmpty()) {
            return namedOfOneType();
        }
        if (!typed.types().isEmpty()) {
            typed.types().forEach(client.resources()::named);
            throw Failure.of("resource(s) were provided, but no name was specified");
        }
        throw Failure.of(TypedWords.MISSING);
    }

    private List<Consumer<Consumer<Target>>> selections() {
        typed.refuseBesideSelector();
        if (!subresource.isEmpty()) {
            throw Failure.of("subresource cannot be used when bulk resources are specified");
        }
        var visits = new ArrayList<Consumer<Consumer<Target>>>();
        for (var kind : kinds()) {
            visits.add(action -> select(kind, action));
        }
        return visits;
    }

    private List<Kind> kinds() {
        if (typed.types().size() > 1 && oneType) {
            throw Failure.of("you may only specify a single resource type");
        }
        var kinds = new LinkedHashMap<String, Kind>();
        for (var type : typed.types()) {
            var kind = client.resources().named(type);
            kinds.putIfAbsent(kind.apiVersion() + "/" + kind.name(), kind);
        }
        return List.copyOf(kinds.values());
    }

    private void select(Kind kind, Consumer<Target> action) {
        var within = kind.namespaced() ? namespace : "";
        var token = "";
        do {
            var list = fetching().page(kind, within, token);
            token = list.text("metadata.continue");
            action.accept(new Target(kind, within, "", "", list));
        } while (!token.isEmpty());
    }

    private List<Consumer<Consumer<Target>>> namedTuples() {
        if (!typed.types().isEmpty()) {
            throw Failure.of(
                    "you may not specify individual resources and bulk resources in the same call");
        }
        var kinds = new LinkedHashMap<String, Kind>();
        for (var tuple : typed.tuples()) {
            kinds.computeIfAbsent(tuple.resource(), client.resources()::named);
        }
        if (oneType && new LinkedHashSet<>(kinds.values()).size() > 1) {
            throw Failure.of("you may only specify a single resource type");
        }
        return typed.tuples().stream()
                .map(tuple -> named(kinds.get(tuple.resource()), tuple.name()))
                .toList();
    }

    private List<Consumer<Consumer<Target>>> namedOfOneType() {
        if (typed.types().size() > 1) {
            throw Failure.of("you must specify only one resource");
        }
        var kind = kinds().getFirst();
        return typed.names().stream().map(name -> named(kind, name)).toList();
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

    /** An object as it is now, where its path is known. */
    public static Document fetch(Client client, String path, String namespace) {
        return Fetching.fetch(client, client.get(path), namespace);
    }

    /** The request with the selectors in force. */
    public Request selecting(Request request) {
        return fetching().selecting(request);
    }

    /** The request as {@link #requests} changes it. */
    public Request changed(Request request) {
        return change.apply(request);
    }

    private Fetching fetching() {
        return new Fetching(client, change, subresource, labels, fields, chunk);
    }

    // ---- finishing one ----

    private Target placed(Target target) {
        return Fetching.placed(target, namespace, defaultNamespace, requireNamespace);
    }

    private void finish(Target target, Consumer<Target> action) {
        var whole = target;
        if (target.object() == null
                ? fetch
                : latest && !target.source().isEmpty() && !target.name().isEmpty()) {
            whole = target.with(fetching().fetch(target));
        }
        var object = whole.object();
        if (!flatten
                || object == null
                || !object.text("kind").endsWith("List")
                || !(object.get("items") instanceof List)) {
            action.accept(whole);
            return;
        }
        for (var item : Fetching.items(object, whole)) {
            action.accept(item);
        }
    }
}
