package dev.sandglass.desk;

import dev.sandglass.api.View;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What Tab proposes for the last word of a line: programs, files, and what {@link KubectlCompletion} knows. A proposal that ends
 * in a space is a whole word.
 */
public final class Completion {

    private static final int AT_MOST = 200;
    private static final List<String> ENDS_A_COMMAND =
            List.of("|", "||", "&&", ";", "(", "$(", "do", "then", "else");
    private static final List<String> ALIASES = List.of("k", "kubectl");

    private final View objects;
    private final Files files;

    private Completion(View objects, Files files) {
        this.objects = objects;
        this.files = files;
    }

    /** The proposals for a line of a shell of this sandbox, in the order of the alphabet. */
    public static List<String> of(Sandbox sandbox, String line) {
        var completion = new Completion(sandbox.view(), sandbox.desk().files());
        var proposals = new TreeSet<String>();
        completion.propose(line).limit(AT_MOST).forEach(proposals::add);
        return List.copyOf(proposals);
    }

    private Stream<String> propose(String line) {
        var words = words(line);
        var begun = words.removeLast();
        if (words.isEmpty()) {
            return begun.contains("/") ? files(begun) : matching(DeskExecutables.names(), begun);
        }
        if (ALIASES.contains(words.getFirst())) {
            var proposals =
                    new KubectlCompletion(objects, DeskConfig.read(files))
                            .propose(words.subList(1, words.size()), begun);
            return proposals == null ? files(begun) : proposals;
        }
        if (words.getFirst().equals("clock")) {
            return clock(words.subList(1, words.size()), begun);
        }
        return files(begun);
    }

    private static Stream<String> clock(List<String> words, String begun) {
        if (words.isEmpty()) {
            return matching(ClockTool.WORDS, begun);
        }
        return words.equals(List.of("run")) ? matching(ClockTool.SPEEDS, begun) : Stream.empty();
    }

    /** The words of the last simple command; the one that is being typed is the last, perhaps empty. */
    private static ArrayList<String> words(String line) {
        var all = new ArrayList<>(Arrays.asList(line.stripLeading().split("\\s+", -1)));
        for (var i = all.size() - 2; i >= 0; i--) {
            if (ENDS_A_COMMAND.contains(all.get(i)) || all.get(i).endsWith(";")) {
                return new ArrayList<>(all.subList(i + 1, all.size()));
            }
        }
        return all;
    }

    private static Stream<String> matching(List<String> words, String begun) {
        return words.stream().filter(it -> it.startsWith(begun)).map(it -> it + " ");
    }

    // ---- files ----

    private Stream<String> files(String begun) {
        var slash = begun.lastIndexOf('/');
        var folder = begun.substring(0, slash + 1);
        var place = folder.startsWith("~/") ? DeskFiles.HOME + folder.substring(1) : folder;
        var path = Files.resolve(DeskFiles.HOME, place.isEmpty() ? "." : place);
        try {
            return files.list(path).stream()
                    .filter(it -> it.startsWith(begun.substring(slash + 1)))
                    .filter(it -> begun.length() > slash + 1 || !it.startsWith("."))
                    .map(it -> folder + it + (files.isFolder(path + "/" + it) ? "/" : " "));
        } catch (FileProblem notThere) {
            return Stream.empty();
        }
    }
}
