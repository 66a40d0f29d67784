package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.api.Deployment;
import dev.sandglass.api.ReplicaSet;
import dev.sandglass.api.Status;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.EventRecorder;
import dev.sandglass.cluster.client.Refused;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look at a Deployment: it, its ReplicaSets, and the steps that all strategies share.
 *
 * <pre>
 *   template  nginx:1.27 → nginx:1.28 → nginx:1.27
 *   sets      web-597 (1)   web-597 (1)   web-597 (3, was 1)  the new one: of this template
 *                           web-776 (2)   web-776 (2)         all others are old ones
 * </pre>
 */
final class Rollout {

    static final String HASH = "pod-template-hash";

    private final Client client;
    private final EventRecorder events;
    private final Cache<ReplicaSet> replicaSets;
    private final List<ReplicaSet> owned;
    private final Progress progress;
    private Deployment deployment;
    private @Nullable ReplicaSet newSet;
    private List<ReplicaSet> oldSets = List.of();

    /**
     * @param owned the Deployment's ReplicaSets, oldest first
     */
    Rollout(
            Workbench bench,
            Cache<ReplicaSet> replicaSets,
            Deployment deployment,
            List<ReplicaSet> owned) {
        this.client = bench.client();
        this.events = bench.events();
        this.replicaSets = replicaSets;
        this.deployment = deployment;
        this.owned = owned;
        this.progress = new Progress(this, bench);
    }

    Progress progress() {
        return progress;
    }

    /** The Deployment as this look has changed it, with the version that it was read with. */
    Deployment deployment() {
        return deployment;
    }

    void change(Document changed) {
        deployment = deployment.with(changed);
    }

    @Nullable ReplicaSet newSet() {
        return newSet;
    }

    List<ReplicaSet> oldSets() {
        return oldSets;
    }

    /** Old ones and the new one, if there is one. */
    List<ReplicaSet> all() {
        var all = new ArrayList<>(oldSets);
        if (newSet != null) {
            all.add(newSet);
        }
        return all;
    }

    /** Those that ask for Pods. */
    List<ReplicaSet> active() {
        return active(all());
    }

    static List<ReplicaSet> active(List<ReplicaSet> sets) {
        return sets.stream().filter(set -> set.replicas() > 0).toList();
    }

    // ---- which is new, which is old ----

    /**
     * Tells the new set from the old ones, keeps revisions up to date; makes the new one if asked
     * to.
     */
    void findSets(boolean makeIfMissing) {
        var template = deployment.template();
        var found = owned.stream().filter(set -> withoutHash(set).equals(template)).findFirst();
        oldSets = owned.stream().filter(set -> set != found.orElse(null)).toList();
        var revision = 1 + oldSets.stream().mapToLong(Annotations::revision).max().orElse(0);
        newSet =
                found.isPresent()
                        ? keepUpToDate(found.get(), revision)
                        : makeIfMissing ? make(revision) : null;
    }

    static Document withoutHash(ReplicaSet set) {
        var template = set.template();
        return template.without("metadata.labels." + HASH);
    }

    private ReplicaSet keepUpToDate(ReplicaSet set, long revision) {
        var annotations = Annotations.ofNewSet(deployment, set.annotations(), revision);
        var wait = deployment.minReadySeconds();
        if (!annotations.equals(set.annotations()) || wait != set.minReadySeconds()) {
            var document = set.document().with("metadata.annotations", annotations);
            document =
                    wait == 0
                            ? document.without("spec.minReadySeconds")
                            : document.with("spec.minReadySeconds", wait);
            return client.update(ReplicaSet.RESOURCE, document);
        }
        var isChanged = setRevision(set.annotation(Annotations.REVISION));
        if (progress.hasDeadline() && deployment.condition(Progress.PROGRESSING) == null) {
            progress.say(
                    "True", "FoundNewReplicaSet", "Found new replica set \"" + set.name() + "\"");
            isChanged = true;
        }
        if (isChanged) {
            writeStatus();
        }
        return set;
    }

    private boolean setRevision(String revision) {
        if (deployment.annotation(Annotations.REVISION).equals(revision)) {
            return false;
        }
        var annotations = deployment.annotations().put(Annotations.REVISION, revision);
        change(deployment.document().with("metadata.annotations", annotations));
        return true;
    }

    void writeStatus() {
        client.updateStatus(Deployment.RESOURCE, deployment.document());
    }

    // ---- making the new one ----

    private ReplicaSet make(long revision) {
        var hash = TemplateHash.of(deployment.template(), deployment.status());
        var name = deployment.name() + "-" + hash;
        var replicas = replicasOfNewSet(0, oldSets);
        var annotations = Annotations.ofNewSet(deployment, Document.EMPTY, revision);
        var set = newSet(name, hash, replicas, Annotations.withReplicas(annotations, deployment));
        var answer =
                client.attempt(
                        () -> client.create(ReplicaSet.RESOURCE, deployment.namespace(), set));
        return switch (answer) {
            case Answer.Done<ReplicaSet>(var made) -> {
                if (replicas > 0) {
                    say(made, "up", 0, replicas);
                }
                if (setRevision(Long.toString(revision)) | noteMade(made)) {
                    writeStatus();
                }
                yield made;
            }
            case Answer.No<ReplicaSet>(var status) -> {
                if (!status.reason().equals("AlreadyExists")) {
                    throw couldNotMake(name, status);
                }
                var existing = existing(name, status);
                if (setRevision(Long.toString(revision))) {
                    writeStatus();
                }
                yield existing;
            }
        };
    }

    private boolean noteMade(ReplicaSet made) {
        if (!progress.hasDeadline()) {
            return false;
        }
        progress.say(
                "True", "NewReplicaSetCreated", "Created new replica set \"" + made.name() + "\"");
        return true;
    }

    /**
     * Either a slow cache, or another template with the same hash: then the hash gets a grain of
     * salt.
     */
    private ReplicaSet existing(String name, Status status) {
        var existing = replicaSets.get(deployment.namespace(), name);
        if (existing == null) {
            throw new Refused(status);
        }
        if (existing.isControlledBy(deployment)
                && withoutHash(existing).equals(deployment.template())) {
            return existing;
        }
        var collisions = deployment.status().number("collisionCount", 0) + 1;
        change(deployment.document().with("status.collisionCount", collisions));
        writeStatus();
        throw new Refused(status);
    }

    private Refused couldNotMake(String name, Status status) {
        var refused = new Refused(status);
        if (refused.isNamespaceTerminating()) {
            return refused;
        }
        var message = "Failed to create new replica set \"" + name + "\": " + status.message();
        if (progress.hasDeadline()) {
            progress.say("False", "ReplicaSetCreateError", message);
            client.attempt(this::writeStatus);
        }
        events.warning(deployment, "ReplicaSetCreateError", message);
        return refused;
    }

    private Document newSet(String name, String hash, int replicas, Document annotations) {
        var template = deployment.template().with("metadata.labels." + HASH, hash);
        var spec =
                Document.of(
                        "replicas", replicas,
                        "selector", deployment.selector().with("matchLabels." + HASH, hash),
                        "template", template);
        if (deployment.minReadySeconds() > 0) {
            spec = spec.put("minReadySeconds", deployment.minReadySeconds());
        }
        var metadata =
                Document.of(
                        "name", name,
                        "namespace", deployment.namespace(),
                        "labels", template.child("metadata").get("labels"),
                        "annotations", annotations,
                        "ownerReferences",
                                List.of(Deployment.RESOURCE.controllerReference(deployment)));
        return Document.of(
                "kind", "ReplicaSet", "apiVersion", "apps/v1", "metadata", metadata, "spec", spec);
    }

    /** As many as wanted, but no more than the surge leaves room for beside all others. */
    int replicasOfNewSet(int present, List<ReplicaSet> others) {
        var wanted = deployment.replicas();
        if (deployment.isRecreate()) {
            return wanted;
        }
        var total = present + others.stream().mapToInt(ReplicaSet::replicas).sum();
        var room = wanted + Fenceposts.of(deployment).surge() - total;
        return room <= 0 ? present : present + Math.min(room, wanted - present);
    }

    // ---- scaling one ----

    /**
     * Gives the set another size and says so. What this look has found stays as it is: its counts
     * are of the sets as they were.
     */
    ReplicaSet scale(ReplicaSet set, int replicas) {
        if (set.replicas() == replicas) {
            return set;
        }
        return resize(set, replicas, set.replicas() < replicas ? "up" : "down");
    }

    /** The same, and its annotations even when it keeps its size. */
    ReplicaSet resize(ReplicaSet set, int replicas, String direction) {
        var annotations = Annotations.withReplicas(set.annotations(), deployment);
        if (set.replicas() == replicas && annotations.equals(set.annotations())) {
            return set;
        }
        var document =
                set.document()
                        .with("metadata.annotations", annotations)
                        .with("spec.replicas", replicas);
        var resized = client.update(ReplicaSet.RESOURCE, document);
        if (set.replicas() != replicas) {
            say(resized, direction, set.replicas(), replicas);
        }
        return resized;
    }

    private void say(ReplicaSet set, String direction, int from, int to) {
        events.normal(
                deployment,
                "ScalingReplicaSet",
                "Scaled %s replica set %s from %d to %d"
                        .formatted(direction, set.name(), from, to));
    }

    // ---- forgetting the oldest ----

    /** Deletes old sets without Pods beyond the history limit, lowest revision first. */
    void cleanUp() {
        var limit = deployment.document().number("spec.revisionHistoryLimit", Integer.MAX_VALUE);
        if (limit >= oldSets.size()) {
            return;
        }
        var cleanable =
                oldSets.stream()
                        .filter(set -> !set.isBeingDeleted())
                        .sorted(
                                Comparator.comparingLong(Annotations::revision)
                                        .thenComparing(DeploymentController.BY_AGE))
                        .toList();
        for (var set : cleanable.subList(0, (int) Math.max(0, cleanable.size() - limit))) {
            var isSeen = set.generation() <= set.status().number("observedGeneration", 0);
            if (set.counted("replicas") == 0 && set.replicas() == 0 && isSeen) {
                delete(set);
            }
        }
    }

    private void delete(ReplicaSet set) {
        var key = ReplicaSet.RESOURCE.key(set);
        client.attempt(() -> client.delete(ReplicaSet.RESOURCE, key)).tolerating("NotFound");
    }
}
