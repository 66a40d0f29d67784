package dev.sandglass.desk;

import dev.sandglass.shell.FileNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is on the desk before the learner touches it: shared by all desks. */
final class DeskFiles {

    static final String HOME = "/home/learner";

    /** Where kubectl looks for its kubeconfig. */
    static final String CONFIG = HOME + "/.kube/config";

    /** Stands there for it: each desk has its own. */
    static final FileNode LATER = new FileNode.Regular(new byte[0], 0600, 0);

    private static final List<String> FOLDERS =
            List.of(
                    "/bin",
                    "/dev",
                    "/etc",
                    "/home",
                    HOME,
                    HOME + "/.kube",
                    "/opt",
                    "/root",
                    "/tmp",
                    "/usr",
                    "/usr/bin",
                    "/usr/local",
                    "/usr/local/bin",
                    "/var",
                    "/var/log");

    private static final Map<String, String> TEXTS =
            Map.of(
                    "/etc/hostname",
                    "desk\n",
                    "/etc/hosts",
                    """
                    127.0.0.1 localhost
                    172.30.0.2 desk
                    172.30.0.10 controlplane
                    172.30.0.11 node01
                    172.30.0.12 node02
                    """,
                    "/etc/resolv.conf",
                    "nameserver 172.30.0.1\n",
                    "/etc/passwd",
                    """
                    root:x:0:0:root:/root:/bin/bash
                    learner:x:1000:1000:learner:/home/learner:/bin/bash
                    """,
                    "/etc/os-release",
                    """
                    PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
                    NAME="Debian GNU/Linux"
                    VERSION_ID="12"
                    ID=debian
                    """,
                    HOME + "/.bashrc",
                    """
                    # Read by every new terminal.
                    alias k=kubectl
                    alias ll='ls -l'
                    """);

    static final NavigableMap<String, FileNode> SHARED = shared();

    private DeskFiles() {}

    private static NavigableMap<String, FileNode> shared() {
        var files = new TreeMap<String, FileNode>();
        FOLDERS.forEach(folder -> files.put(folder, new FileNode.Folder(0755, 0)));
        TEXTS.forEach((path, text) -> files.put(path, regular(text)));
        files.put(CONFIG, LATER);
        return Collections.unmodifiableNavigableMap(files);
    }

    private static FileNode regular(String text) {
        return new FileNode.Regular(text.getBytes(StandardCharsets.UTF_8), 0644, 0);
    }
}
