package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.KubeletPort;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Map;

/** The kubelets of a server that stands alone: none answers. */
public final class NoKubelets implements KubeletPort {

    private static Refusal unreachable(Document pod) {
        return Refusals.internal(
                "error dialing backend: no kubelet answers for node "
                        + Refusals.quoted(pod.text("spec.nodeName")));
    }

    @Override
    public Reply logs(Document pod, String container, Map<String, String> options) {
        throw unreachable(pod);
    }

    @Override
    public Reply exec(Document pod, String container, List<String> command, Streams streams) {
        throw unreachable(pod);
    }

    @Override
    public Reply attach(Document pod, String container, Streams streams) {
        throw unreachable(pod);
    }

    @Override
    public Reply forward(Document pod) {
        throw unreachable(pod);
    }

    @Override
    public Batch poll(Cursor cursor) {
        throw new IllegalStateException("nothing was opened: " + cursor);
    }

    @Override
    public void push(Cursor cursor, Push push) {
        throw new IllegalStateException("nothing was opened: " + cursor);
    }
}
