package dev.sandglass.shell.tools;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Commands that learners type at a workstation's prompt and that are not there. Each answers with one sentence; the
 * page <em>What the sandbox does not do yet</em> shows the same list.
 */
public final class NotYet {

    /** By name, with what the command would do. Most typed first, as public courses have them. */
    private static final Map<String, String> COMMANDS =
            Map.ofEntries(
                    Map.entry("docker", "build and run containers without Kubernetes"),
                    Map.entry("helm", "install charts"),
                    Map.entry("apt-get", "install Debian packages"),
                    Map.entry("apt", "install Debian packages"),
                    Map.entry("apt-mark", "hold Debian packages at a version"),
                    Map.entry("apt-cache", "search Debian packages"),
                    Map.entry("systemctl", "manage services of a node"),
                    Map.entry("service", "manage services of a node"),
                    Map.entry("journalctl", "read the journal of a node's services"),
                    Map.entry("ip", "show addresses and routes"),
                    Map.entry("route", "show routes"),
                    Map.entry("iptables", "show a node's packet rules"),
                    Map.entry("nft", "show a node's packet rules"),
                    Map.entry("netstat", "show open ports"),
                    Map.entry("ss", "show open ports"),
                    Map.entry("ping", "test whether a host answers"),
                    Map.entry("dig", "ask name servers"),
                    Map.entry("host", "ask name servers"),
                    Map.entry("telnet", "talk to a port"),
                    Map.entry("tcpdump", "watch packets"),
                    Map.entry("git", "fetch and keep sources"),
                    Map.entry("kubeadm", "set up and upgrade a cluster"),
                    Map.entry("etcdctl", "look into etcd, save and restore it"),
                    Map.entry("etcdutl", "restore etcd from a file"),
                    Map.entry("crictl", "look at a node's containers"),
                    Map.entry("ctr", "look at a node's containers"),
                    Map.entry("nerdctl", "build and run containers without Kubernetes"),
                    Map.entry("podman", "build and run containers without Kubernetes"),
                    Map.entry("ssh", "log in to a node"),
                    Map.entry("scp", "copy files to a node"),
                    Map.entry("ssh-keygen", "make keys for ssh"),
                    Map.entry(
                            "nano",
                            "edit files; write them with a here-document, change them with sed"),
                    Map.entry(
                            "emacs",
                            "edit files; write them with a here-document, change them with sed"),
                    Map.entry("minikube", "start a cluster on a workstation; here one is running"),
                    Map.entry("kind", "start a cluster on a workstation; here one is running"),
                    Map.entry("k3d", "start a cluster on a workstation; here one is running"),
                    Map.entry("vagrant", "start virtual machines"),
                    Map.entry("docker-compose", "run several containers without Kubernetes"),
                    Map.entry("gcloud", "manage Google's cloud"),
                    Map.entry("aws", "manage Amazon's cloud"),
                    Map.entry("az", "manage Microsoft's cloud"),
                    Map.entry("eksctl", "make clusters at Amazon"),
                    Map.entry("terraform", "make infrastructure from files"),
                    Map.entry("make", "build by rules"),
                    Map.entry("go", "build Go programs"),
                    Map.entry("python3", "run Python programs"),
                    Map.entry("python", "run Python programs"),
                    Map.entry("pip", "install Python packages"),
                    Map.entry("node", "run JavaScript programs"),
                    Map.entry("npm", "install JavaScript packages"),
                    Map.entry("java", "run Java programs"),
                    Map.entry("mvn", "build Java programs"),
                    Map.entry("brew", "install packages"),
                    Map.entry("yum", "install packages"),
                    Map.entry("dnf", "install packages"),
                    Map.entry("snap", "install packages"),
                    Map.entry("sysctl", "set parameters of a node's kernel"),
                    Map.entry("modprobe", "load modules of a node's kernel"),
                    Map.entry("mount", "mount file systems"),
                    Map.entry("swapoff", "switch a node's swap off"),
                    Map.entry("unshare", "start a program in namespaces of its own"),
                    Map.entry("gpg", "sign, check and encrypt"),
                    Map.entry("cfssl", "make certificates; openssl is there"),
                    Map.entry("cfssljson", "write certificates; openssl is there"),
                    Map.entry("yq", "filter YAML; kubectl -o json and jq are there"),
                    Map.entry(
                            "stern",
                            "follow the logs of several Pods; kubectl logs -f -l is there"),
                    Map.entry(
                            "kubens", "change the namespace; kubectl config set-context is there"),
                    Map.entry("kubectx", "change the context; kubectl config use-context is there"),
                    Map.entry("k9s", "show a cluster on the whole screen"),
                    Map.entry("kustomize", "build a kustomization; kubectl kustomize is there"),
                    Map.entry("kompose", "turn compose files into manifests"),
                    Map.entry("flux", "keep a cluster as a repository says"),
                    Map.entry("argocd", "keep a cluster as a repository says"),
                    Map.entry("istioctl", "manage Istio"),
                    Map.entry("linkerd", "manage Linkerd"),
                    Map.entry("cilium", "manage Cilium"),
                    Map.entry("calicoctl", "manage Calico"),
                    Map.entry("trivy", "look for known weaknesses in images"),
                    Map.entry("skopeo", "copy images between registries"),
                    Map.entry("redis-cli", "talk to Redis; kubectl exec into its Pod"),
                    Map.entry("psql", "talk to PostgreSQL"),
                    Map.entry("mysql", "talk to MySQL"),
                    Map.entry("ab", "load a web server"),
                    Map.entry("hey", "load a web server"),
                    Map.entry("tmux", "split a terminal; the page has several"),
                    Map.entry("screen", "split a terminal; the page has several"),
                    Map.entry("top", "show what processes use; kubectl top shows Pods"),
                    Map.entry("htop", "show what processes use; kubectl top shows Pods"),
                    Map.entry("man", "show a manual; kubectl help and kubectl explain are there"),
                    Map.entry("unzip", "unpack zip archives; tar is there"),
                    Map.entry("zip", "pack zip archives; tar is there"),
                    Map.entry("rsync", "copy files between hosts"),
                    Map.entry("su", "become another user"),
                    Map.entry("reboot", "start the workstation again"),
                    Map.entry("bc", "calculate; $(( )) and awk are there"));

    /** Parts of the shell and its tools that say so, a sentence each. */
    public static final List<String> PARTS =
            List.of(
                    "bash: select, coproc, extended globs, traps on DEBUG and RETURN, Ctrl-Z",
                    "bash read -t and -u: waiting for a line with a limit, or from another descriptor",
                    "curl and wget: cookies, ranges, protocols other than HTTP",
                    "openssl: everything but RSA keys, requests, certificates, digests, base64 and random bytes",
                    "sed: branches and labels, reading and writing files",
                    "find: tests other than by name, path, type, size, age, emptiness; -exec with + as one command",
                    "awk: getline, pipes inside a program, RS other than the newline",
                    "jq: --slurpfile, --rawfile, --stream, input_line_number",
                    "tar: appending, patterns, bzip2 and xz");

    private NotYet() {}

    /** All, by name, with what each would do. */
    public static Map<String, String> commands() {
        return Collections.unmodifiableMap(new TreeMap<>(COMMANDS));
    }

    /** What is said instead of running the command; null when it is none of these. */
    public static @Nullable String sentence(String command) {
        var what = COMMANDS.get(command);
        return what == null ? null : "not in this sandbox yet; it would " + what;
    }
}
