package dev.sandglass.site.lessons;

import java.util.List;

/** A line of the picture on the first page: one program and what it did. */
public record Lane(String id, String name) {

    static final List<Lane> ALL =
            List.of(
                    new Lane("you", "you"),
                    new Lane("deployment", "deployment controller"),
                    new Lane("replicaset", "replicaset controller"),
                    new Lane("scheduler", "scheduler"),
                    new Lane("kubelet", "kubelets"));
}
