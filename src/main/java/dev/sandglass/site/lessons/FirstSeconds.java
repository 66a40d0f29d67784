package dev.sandglass.site.lessons;

import java.util.List;

/**
 * The first two seconds of {@code kubectl create deployment web --image=nginx:1.27 --replicas=3},
 * recorded from Kubernetes
 * v1.35.2 (kubeadm, one control plane, two workers). Pods a, b and c are m9n9t, bchfm and 45qwx.
 */
final class FirstSeconds {

    static final int WHOLE = 1980;

    static final List<Moment> MOMENTS =
            List.of(
                    new Moment(
                            0,
                            "you",
                            "create Deployment",
                            "kubectl stores one object, and is done.",
                            "---"),
                    new Moment(
                            9,
                            "deployment",
                            "create ReplicaSet",
                            "The deployment controller sees a Deployment without a ReplicaSet,"
                                    + " and makes web-5974c5bb9c.",
                            "---"),
                    new Moment(
                            24,
                            "replicaset",
                            "create Pod",
                            "The replicaset controller counts 0 of 3, and makes the first Pod.",
                            "p--"),
                    new Moment(40, "replicaset", "create Pod", "Then the second.", "pp-"),
                    new Moment(
                            53,
                            "scheduler",
                            "bind to node01",
                            "The scheduler finds a Pod without a node and writes node01 into it."
                                    + " It starts nothing.",
                            "pp-"),
                    new Moment(
                            56,
                            "replicaset",
                            "create Pod",
                            "The third. The scheduler did not wait for it.",
                            "ppp"),
                    new Moment(
                            120,
                            "scheduler",
                            "bind to node02",
                            "The second Pod goes to the other worker.",
                            "ppp"),
                    new Moment(
                            121,
                            "kubelet",
                            "status",
                            "The kubelet of node01 finds a Pod with its name on it, and reports"
                                    + " ContainerCreating.",
                            "cpp"),
                    new Moment(
                            123, "scheduler", "bind to node01", "The third Pod has a node.", "cpp"),
                    new Moment(166, "kubelet", "status", "node02 has begun as well.", "ccp"),
                    new Moment(173, "kubelet", "status", "And node01 with its second.", "ccc"),
                    new Moment(
                            723,
                            "kubelet",
                            "Pulling",
                            "Both workers pull nginx:1.27. This is where the time goes.",
                            "ccc"),
                    new Moment(1054, "kubelet", "Pulled", "node02 has it after 323 ms.", "ccc"),
                    new Moment(
                            1417,
                            "kubelet",
                            "Started",
                            "The first container runs, on node02.",
                            "ccc"),
                    new Moment(
                            1501,
                            "kubelet",
                            "status: Running",
                            "The kubelet says so. Only now anybody else knows.",
                            "crc"),
                    new Moment(
                            1515,
                            "deployment",
                            "status: 1 available",
                            "The Deployment counts one.",
                            "crc"),
                    new Moment(
                            1590,
                            "kubelet",
                            "Pulled",
                            "node01 has the image: once for its two Pods.",
                            "crc"),
                    new Moment(1894, "kubelet", "status: Running", "Two.", "rrc"),
                    new Moment(1925, "kubelet", "status: Running", "Three.", "rrr"),
                    new Moment(
                            1971,
                            "deployment",
                            "status: Available",
                            "Three of three. You asked for a number; five programs made it true.",
                            "rrr"));

    private FirstSeconds() {}
}
