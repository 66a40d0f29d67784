package dev.sandglass.kubectl.running;

import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.TarArchive;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kubectl cp}: copies files to and from containers, by a tar that runs there.
 *
 * <p>Left out: {@code --retries}, modes and times of the files here.
 */
public final class Copy implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.TROUBLE, "cp", "<file-spec-src> <file-spec-dest>")
                    .summary("Copy files to and from containers")
                    .about(
                            "Copy files and folders to and from containers. The container's image must have a tar.")
                    .example("kubectl cp notes.txt web-0:/tmp/notes.txt", "Into a Pod")
                    .example("kubectl cp web-0:/etc/nginx nginx", "A folder out of a Pod")
                    .example(
                            "kubectl cp shop/web-0:/tmp/a a -c nginx",
                            "Of a Pod in another namespace, of one of its containers")
                    .flags(
                            Flag.text(
                                    "container",
                                    "c",
                                    "The container; else the one that the Pod's annotation kubectl.kubernetes.io/default-container names, or the first."))
                    .flag("no-preserve", "", "Do not keep owner and mode in the container.")
                    .number(
                            "retries",
                            "0",
                            "How often to try again when copying from a container.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    /**
     * One side of a copy.
     *
     * @param pod empty for a file here
     */
    private record Place(String namespace, String pod, String path) {

        static Place of(String text) {
            var colon = text.indexOf(':');
            if (colon < 0) {
                return new Place("", "", text);
            }
            var parts = text.substring(0, colon).split("/", -1);
            if (colon == 0 || parts.length > 2) {
                throw Failure.of(
                        "filespec must match the canonical format: [[namespace/]pod:]file/path");
            }
            var path = text.substring(colon + 1);
            return new Place(
                    parts.length == 2 ? parts[0] : "", parts[parts.length - 1], stripped(path));
        }

        private static String stripped(String path) {
            return path.length() > 1 && path.endsWith("/")
                    ? path.substring(0, path.length() - 1)
                    : path;
        }

        boolean isRemote() {
            return !pod.isEmpty();
        }

        Place at(String other) {
            return new Place(namespace, pod, other);
        }
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        if (arguments.words().size() != 2) {
            throw Failure.of("source and destination are required");
        }
        var source = Place.of(arguments.words().getFirst());
        var target = Place.of(arguments.words().getLast());
        if (source.isRemote() && target.isRemote()) {
            throw Failure.of("one of src or dest must be a local file specification");
        }
        if (source.path().isEmpty() || target.path().isEmpty()) {
            throw Failure.of("filepath can not be empty");
        }
        if (source.isRemote()) {
            fromPod(source, target.path(), arguments, client);
        } else if (target.isRemote()) {
            toPod(source.path(), target, arguments, client);
        } else {
            throw Failure.of("one of src or dest must be a remote file specification");
        }
        return 0;
    }

    private static CommandIn command(Place place, Arguments arguments, Client client) {
        var namespace = place.namespace().isEmpty() ? client.namespace() : place.namespace();
        return new CommandIn(namespace, place.pod(), arguments.text("container"), client);
    }

    // ---- into a Pod ----

    private static void toPod(String source, Place target, Arguments arguments, Client client) {
        var session = client.session();
        if (!session.exists(source)) {
            throw Failure.of(source + " doesn't exist in local filesystem");
        }
        var clean = Files.resolve("/", source);
        var base = clean.substring(clean.lastIndexOf('/') + 1);
        var into = target;
        if (command(target, arguments, client).succeeds(List.of("test", "-d", target.path()))) {
            into = target.at(target.path().replaceFirst("/+$", "") + "/" + base);
        }
        var slash = into.path().lastIndexOf('/');
        var folder = slash < 0 ? "." : slash == 0 ? "/" : into.path().substring(0, slash);
        var entries = new ArrayList<TarArchive.Entry>();
        pack(source, into.path().substring(slash + 1), session, entries);
        var words = new ArrayList<>(List.of("tar"));
        if (arguments.flag("no-preserve")) {
            words.addAll(List.of("--no-same-permissions", "--no-same-owner"));
        }
        words.addAll(List.of("-xmf", "-", "-C", folder));
        var result = command(into, arguments, client).run(words, TarArchive.write(entries), false);
        session.write(result.out());
        session.writeError(result.err());
        result.throwFailure();
    }

    private static void pack(
            String path, String name, Session session, List<TarArchive.Entry> entries) {
        var seconds = session.now() / 1_000_000_000L;
        try {
            if (!session.isFolder(path)) {
                entries.add(new TarArchive.Entry(name, session.readFile(path), 0644, seconds, ""));
                return;
            }
            var inside = session.listFolder(path);
            if (inside.isEmpty()) {
                entries.add(new TarArchive.Entry(name + "/", new byte[0], 0755, seconds, ""));
            }
            for (var file : inside) {
                pack(path + "/" + file, name + "/" + file, session, entries);
            }
        } catch (FileProblem e) {
            throw Failure.of("open " + path + ": " + e.getMessage());
        }
    }

    // ---- out of a Pod ----

    private static void fromPod(Place source, String target, Arguments arguments, Client client) {
        var session = client.session();
        var result =
                command(source, arguments, client)
                        .run(List.of("tar", "cf", "-", source.path()), null, true);
        session.write(result.err()); // upstream sends complaints of that tar here
        var prefix = Files.resolve("/", source.path()).substring(1);
        for (var entry : TarArchive.read(result.out())) {
            var name =
                    entry.isFolder()
                            ? entry.name().substring(0, entry.name().length() - 1)
                            : entry.name();
            if (!name.startsWith(prefix)) {
                throw Failure.of("tar contents corrupted");
            }
            unpack(entry, target + name.substring(prefix.length()), source, session);
        }
        result.throwFailure();
    }

    private static void unpack(TarArchive.Entry entry, String path, Place source, Session session) {
        if (!entry.link().isEmpty()) {
            session.complain(
                    "warning: skipping symlink: \"%s\" -> \"%s\" (consider using \"kubectl exec -n \"%s\" \"%s\" -- tar cf - \"%s\" | tar xf -\")"
                            .formatted(
                                    path,
                                    entry.link(),
                                    source.namespace(),
                                    source.pod(),
                                    source.path()));
            return;
        }
        try {
            if (entry.isFolder()) {
                session.makeFolder(path);
            } else {
                session.writeFile(path, entry.bytes());
            }
        } catch (FileProblem e) {
            throw Failure.of("open " + path + ": " + e.getMessage());
        }
    }
}
