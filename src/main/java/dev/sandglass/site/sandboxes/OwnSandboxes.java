package dev.sandglass.site.sandboxes;

import dev.sandglass.site.accounts.CurrentLearner;
import jakarta.enterprise.context.RequestScoped;

/** The sandboxes of whoever sent the request: others' are not there. */
@RequestScoped
public class OwnSandboxes {

    private final Sandboxes sandboxes;
    private final Owners owners;
    private final CurrentLearner learner;

    OwnSandboxes(Sandboxes sandboxes, Owners owners, CurrentLearner learner) {
        this.sandboxes = sandboxes;
        this.owners = owners;
        this.learner = learner;
    }

    /** The sandbox, awake; a {@link Complaint} when there is none of that id, or it is somebody else's. */
    public LiveSandbox find(String id) {
        return sandboxes
                .find(id)
                .filter(
                        it ->
                                learner.id()
                                        .filter(me -> me.equals(it.origin().learner()))
                                        .isPresent())
                .orElseThrow(() -> Complaint.of(404, "There is no sandbox " + id + " of yours."));
    }

    /** Deletes it for good. */
    public void delete(LiveSandbox sandbox) {
        sandboxes.delete(sandbox).join();
        learner.id().ifPresent(owners::oneLess);
    }
}
