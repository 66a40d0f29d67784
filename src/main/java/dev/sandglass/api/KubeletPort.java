package dev.sandglass.api;

import dev.sandglass.document.Document;
import java.util.List;
import java.util.Map;

/**
 * How the API server reaches the kubelets: the subresources {@code log}, {@code exec}, {@code
 * attach} and {@code portforward} of Pods. The caller has found the Pod, checked that it is bound to a node and that the
 * container is named in it; what the kubelet and the runtime then say comes back as the reply to
 * send on.
 */
public interface KubeletPort {

    /**
     * Which streams a client of exec or attach wants.
     *
     * @param tty whether the process gets a terminal, on which standard error is one with standard
     *     output
     */
    record Streams(boolean in, boolean out, boolean err, boolean tty) {}

    /**
     * A container's log: {@link Reply.Raw}, or {@link Reply.Opened} with a {@link Cursor.Log} when
     * it is followed.
     *
     * @param options of {@code PodLogOptions}, as in the query: follow, previous, tailLines,
     *     sinceSeconds, sinceTime, timestamps, limitBytes
     */
    Reply logs(Document pod, String container, Map<String, String> options);

    /** Starts a command in a container: {@link Reply.Opened} with a {@link Cursor.Stream}. */
    Reply exec(Document pod, String container, List<String> command, Streams streams);

    /**
     * Joins the first process of a container: {@link Reply.Opened} with a {@link Cursor.Stream}.
     */
    Reply attach(Document pod, String container, Streams streams);

    /** Opens the way to a Pod's ports: {@link Reply.Opened} with a {@link Cursor.Forward}. */
    Reply forward(Document pod);

    /** What has come on a followed log, an exec, an attach or a forwarded connection. Never waits. */
    Batch poll(Cursor cursor);

    /** Input, a new window size or the end of a client of exec, attach or a forwarded connection. */
    void push(Cursor cursor, Push push);
}
