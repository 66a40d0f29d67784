package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.Device;
import dev.sandglass.shell.FileOutput;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.language.Command.Redirect;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets descriptors stand for files and for each other, and gives them back what they stood for. */
final class Redirections {

    private static final int KEPT_FROM = 100;

    private final Interpreter shell;

    Redirections(Interpreter shell) {
        this.shell = shell;
    }

    /** A redirection that cannot be; the message is bash's, without what stands before it. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /** One redirection whose target is expanded. */
    record Ready(int descriptor, Redirect.Kind kind, String target) {}

    /** Changes the shell's own descriptors, and says how to change them back. */
    List<Frame.Saved> apply(List<Ready> redirects) throws Refused {
        var saved = new ArrayList<Frame.Saved>();
        try {
            for (var redirect : redirects) {
                if (redirect.target().equals("-") && isDuplicate(redirect)) {
                    saved.add(save(number(redirect)));
                    shell.self().close(number(redirect));
                    continue;
                }
                for (var entry : channels(redirect, shell.self().channels()).entrySet()) {
                    saved.add(save(entry.getKey()));
                    shell.self().open(entry.getKey(), entry.getValue());
                }
            }
        } catch (Refused refused) {
            restore(saved);
            throw refused;
        }
        return saved;
    }

    private Frame.Saved save(int descriptor) {
        var channel = shell.self().channel(descriptor);
        if (channel == null) {
            return new Frame.Saved(descriptor, -1);
        }
        var place = KEPT_FROM;
        while (shell.self().channel(place) != null) {
            place++;
        }
        shell.self().open(place, channel);
        return new Frame.Saved(descriptor, place);
    }

    void restore(List<Frame.Saved> saved) {
        for (var one : saved.reversed()) {
            var channel = one.keptAs() < 0 ? null : shell.self().channel(one.keptAs());
            if (channel == null) {
                shell.self().close(one.descriptor());
            } else {
                shell.self().open(one.descriptor(), channel);
                shell.self().close(one.keptAs());
            }
        }
    }

    /** The descriptors of a child: the shell's lower ones with these redirections. */
    Map<Integer, Channel> forChild(Map<Integer, Channel> inherited, List<Ready> redirects)
            throws Refused {
        var channels = new TreeMap<>(inherited);
        for (var redirect : redirects) {
            if (redirect.target().equals("-") && isDuplicate(redirect)) {
                channels.remove(number(redirect));
            } else {
                channels.putAll(channels(redirect, channels));
            }
        }
        return channels;
    }

    /** What a child inherits: not what the shell keeps for itself. */
    Map<Integer, Channel> inherited() {
        var channels = new TreeMap<>(shell.self().channels());
        channels.tailMap(KEPT_FROM, true).clear();
        return channels;
    }

    private static boolean isDuplicate(Ready redirect) {
        return redirect.kind() == Redirect.Kind.DUPLICATE_INPUT
                || redirect.kind() == Redirect.Kind.DUPLICATE_OUTPUT;
    }

    private static int number(Ready redirect) {
        if (redirect.descriptor() >= 0) {
            return redirect.descriptor();
        }
        return switch (redirect.kind()) {
            case INPUT, HERE, DUPLICATE_INPUT -> 0;
            case OUTPUT, APPEND, DUPLICATE_OUTPUT, BOTH, BOTH_APPEND -> 1;
        };
    }

    private Map<Integer, Channel> channels(Ready redirect, Map<Integer, Channel> now)
            throws Refused {
        var number = number(redirect);
        return switch (redirect.kind()) {
            case INPUT -> Map.of(number, input(redirect.target()));
            case HERE -> Map.of(number, filled(redirect.target().getBytes(StandardCharsets.UTF_8)));
            case OUTPUT -> Map.of(number, output(redirect.target(), true));
            case APPEND -> Map.of(number, output(redirect.target(), false));
            case BOTH, BOTH_APPEND -> {
                var truncate = redirect.kind() == Redirect.Kind.BOTH;
                var channel = output(redirect.target(), truncate);
                yield Map.of(1, channel, 2, channel);
            }
            case DUPLICATE_INPUT, DUPLICATE_OUTPUT -> duplicate(redirect, number, now);
        };
    }

    private Map<Integer, Channel> duplicate(Ready redirect, int number, Map<Integer, Channel> now)
            throws Refused {
        if (!redirect.target().matches("\\d{1,4}")) {
            if (redirect.kind() == Redirect.Kind.DUPLICATE_OUTPUT && redirect.descriptor() < 0) {
                var channel = output(redirect.target(), true);
                return Map.of(1, channel, 2, channel);
            }
            throw new Refused(redirect.target() + ": ambiguous redirect");
        }
        var channel = now.get(Integer.valueOf(redirect.target()));
        if (channel == null) {
            throw new Refused(redirect.target() + ": Bad file descriptor");
        }
        return Map.of(number, channel);
    }

    private Channel input(String target) throws Refused {
        if (Device.is(target)) {
            return device(target);
        }
        if (target.equals("/dev/stdin")) {
            var own = shell.self().channel(0);
            return own == null ? new Channel.Nothing() : own;
        }
        try {
            return filled(files().read(Files.resolve(shell.folder, target)));
        } catch (FileProblem problem) {
            throw new Refused(target + ": " + problem.reason().words());
        }
    }

    private static Channel device(String path) {
        return path.equals("/dev/null") ? new Channel.Nothing() : new Device(path);
    }

    private Channel filled(byte[] content) {
        return new Pipe.Out(shell.self().processes().openPipe(content));
    }

    private Channel output(String target, boolean truncate) throws Refused {
        if (Device.is(target)) {
            return device(target);
        }
        switch (target) {
            case "/dev/stdout", "/dev/stderr", "/dev/tty":
                var own = shell.self().channel(target.equals("/dev/stderr") ? 2 : 1);
                return own == null ? new Channel.Nothing() : own;
            default:
        }
        var path = Files.resolve(shell.folder, target);
        var isKept = shell.options.contains("noclobber");
        try {
            if (truncate && isKept && files().exists(path)) {
                throw new Refused(target + ": cannot overwrite existing file");
            }
            if (truncate || !files().exists(path)) {
                files().write(path, new byte[0]);
            } else if (files().isFolder(path)) {
                throw new FileProblem(FileProblem.Reason.IS_FOLDER, path);
            }
            return new FileOutput(path);
        } catch (FileProblem problem) {
            throw new Refused(target + ": " + problem.reason().words());
        }
    }

    private Files files() {
        return shell.self().facility(Files.class);
    }
}
