package dev.sandglass.site.lessons;

import java.util.List;

/** A way to begin with a cluster that has no task: a command, and why one would type it. */
public record Way(String says, String terminal, String command) {

    static final List<Way> ALL =
            List.of(
                    new Way("See what a cluster is made of:", "act", "kubectl get nodes"),
                    new Way(
                            "The control plane runs in Pods, too:",
                            "act",
                            "kubectl get pods -n kube-system -o wide"),
                    new Way(
                            "Watch everything that happens to Pods from here on:",
                            "watch",
                            "kubectl get pods -A --watch"),
                    new Way(
                            "Then give the cluster something to do:",
                            "act",
                            "kubectl create deployment web \\\n  --image=nginx:1.29 --replicas=3"));
}
