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
                    Map.entry("apk", "install Alpine packages"),
                    Map.entry("ifconfig", "show addresses"),
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
                    Map.entry("nano", "edit files; vi is there"),
                    Map.entry("emacs", "edit files; vi is there"),
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
                    Map.entry("redis-cli", "talk to Redis"),
                    Map.entry("psql", "talk to PostgreSQL"),
                    Map.entry("mysql", "talk to MySQL"),
                    Map.entry("ab", "load a web server"),
                    Map.entry("hey", "load a web server"),
                    Map.entry("tmux", "split a terminal; the page has several"),
                    Map.entry("screen", "split a terminal; the page has several"),
                    Map.entry("top", "show what processes use; ps is there"),
                    Map.entry("htop", "show what processes use; ps is there"),
                    Map.entry("man", "show a manual; kubectl help and kubectl explain are there"),
                    Map.entry("unzip", "unpack zip archives; tar is there"),
                    Map.entry("zip", "pack zip archives; tar is there"),
                    Map.entry("rsync", "copy files between hosts"),
                    Map.entry("su", "become another user"),
                    Map.entry("reboot", "start the workstation again"),
                    Map.entry("bc", "calculate; $(( )) and awk are there"),
                    Map.entry("df", "show how full file systems are; du is there"),
                    Map.entry("free", "show the memory"),
                    Map.entry("uptime", "show how long the workstation is up"),
                    Map.entry("lscpu", "describe the processor; nproc is there"),
                    Map.entry("lsof", "list open files"),
                    Map.entry("killall", "end processes by name; kill is there"),
                    Map.entry("pkill", "end processes by name; kill is there"),
                    Map.entry("pgrep", "find processes by name; ps is there"),
                    Map.entry("who", "show who is logged in; whoami is there"),
                    Map.entry("w", "show who is logged in; whoami is there"),
                    Map.entry("last", "show who was logged in"),
                    Map.entry("getent", "look up users and hosts; nslookup is there"),
                    Map.entry("locale", "show the language settings; it is C.UTF-8"),
                    Map.entry("dd", "copy bytes; head -c is there"),
                    Map.entry("install", "copy files and set their modes; cp and chmod are there"),
                    Map.entry("split", "cut files into parts; head and tail are there"),
                    Map.entry("csplit", "cut files into parts; sed is there"),
                    Map.entry("join", "join lines of two files; awk is there"),
                    Map.entry("expand", "turn tabs into blanks; sed is there"),
                    Map.entry("unexpand", "turn blanks into tabs; sed is there"),
                    Map.entry("fmt", "fill paragraphs; fold is there"),
                    Map.entry("pr", "set files in pages"),
                    Map.entry("factor", "show prime factors"),
                    Map.entry("sum", "show a checksum; sha256sum is there"),
                    Map.entry("cksum", "show a checksum; sha256sum is there"),
                    Map.entry("b2sum", "show a digest; sha256sum is there"),
                    Map.entry("sha224sum", "show a digest; sha256sum is there"),
                    Map.entry("sha384sum", "show a digest; sha256sum is there"),
                    Map.entry("shasum", "show a digest; sha256sum is there"),
                    Map.entry("numfmt", "write numbers with units; awk is there"),
                    Map.entry("tsort", "put things in an order"),
                    Map.entry("truncate", "change the size of a file"),
                    Map.entry("strings", "show the text in files; grep -a is there"),
                    Map.entry("bzip2", "pack files; gzip is there"),
                    Map.entry("xz", "pack files; gzip is there"),
                    Map.entry("base32", "encode in base32; base64 is there"),
                    Map.entry("mkfifo", "make named pipes"),
                    Map.entry("useradd", "make users"),
                    Map.entry("adduser", "make users"),
                    Map.entry("passwd", "change a password"),
                    Map.entry("lsblk", "list disks"),
                    Map.entry("fdisk", "part disks"),
                    Map.entry("hostnamectl", "set the name of the host"),
                    Map.entry("timedatectl", "set the clock"),
                    Map.entry("ufw", "set up a firewall"),
                    Map.entry("traceroute", "show the way to a host"),
                    Map.entry("nmap", "look for open ports; nc -z is there"),
                    Map.entry("perl", "run Perl programs"),
                    Map.entry("ruby", "run Ruby programs"),
                    Map.entry("pip3", "install Python packages"),
                    Map.entry("oc", "talk to OpenShift"),
                    Map.entry("kubectl-convert", "convert manifests"));

    /** Parts of the shell and its tools that say so, a sentence each. */
    public static final List<String> PARTS =
            List.of(
                    "bash: coproc, traps on DEBUG and RETURN, Ctrl-Z",
                    "bash read -t and -u: waiting for a line with a limit, or from another descriptor",
                    "curl and wget: cookies, ranges, protocols other than HTTP",
                    "openssl: everything but RSA keys, requests, certificates, digests, base64 and random bytes",
                    "tools: a switch that is not there says so; TOOL --help shows those that are",
                    "sed: branches and labels, reading and writing files",
                    "find: tests other than by name, path, type, size, age, emptiness; -exec with + as one command",
                    "less: several files, marks, following a file that grows; more: pages, all is shown at once",
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
