package dev.sandglass.desk;

import dev.sandglass.api.View;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Commands;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Tab proposes for the last word of a line: programs, files, kubectl's commands, flags, kinds and the names of objects. A
 * proposal that ends in a space is a whole word.
 *
 * <p>Simulated: bash's completion with the one that {@code kubectl completion bash} installs. Left out: values of flags other
 * than namespaces, containers after {@code -c}, columns and paths.
 */
public final class Completion {

    private static final int AT_MOST = 200;
    private static final List<String> ENDS_A_COMMAND =
            List.of("|", "||", "&&", ";", "(", "$(", "do", "then", "else");
    private static final List<String> TAKE_A_VALUE =
            List.of("-n", "--namespace", "-l", "-o", "-c", "-f", "-v");
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
            var proposals = kubectl(words.subList(1, words.size()), begun).toList();
            return proposals.isEmpty() ? files(begun) : proposals.stream();
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

    // ---- kubectl ----

    private Stream<String> kubectl(List<String> words, String begun) {
        var last = words.isEmpty() ? "" : words.getLast();
        if (last.equals("-n") || last.equals("--namespace")) {
            return names("namespaces", "").filter(it -> it.startsWith(begun)).map(it -> it + " ");
        }
        var given = withoutFlags(words);
        var command = "";
        var used = 0;
        for (var word : given) {
            var longer = command.isEmpty() ? word : command + " " + word;
            if (Commands.find(command, word) == null) {
                break;
            }
            command = longer;
            used++;
        }
        if (begun.startsWith("-")) {
            return flags(command, begun);
        }
        var below =
                Commands.under(command).stream().map(it -> lastWord(it.usage().name())).toList();
        if (!below.isEmpty() && used == given.size()) {
            return matching(below, begun);
        }
        return arguments(command, given.subList(used, given.size()), namespace(words), begun);
    }

    private static List<String> withoutFlags(List<String> words) {
        var rest = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            if (TAKE_A_VALUE.contains(words.get(i))) {
                i++;
            } else if (!words.get(i).startsWith("-")) {
                rest.add(words.get(i));
            }
        }
        return rest;
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private static Stream<String> flags(String command, String begun) {
        var space = command.lastIndexOf(' ');
        var parent = space < 0 ? "" : command.substring(0, space);
        var found = Commands.find(parent, lastWord(command));
        if (found == null) {
            return Stream.empty();
        }
        Usage usage = found.usage();
        return usage.flags().keySet().stream()
                .map(it -> "--" + it)
                .filter(it -> it.startsWith(begun))
                .map(it -> it + " ");
    }

    private static String namespace(List<String> words) {
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if ((word.equals("-n") || word.equals("--namespace")) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
            if (word.startsWith("--namespace=")) {
                return word.substring("--namespace=".length());
            }
        }
        return "default";
    }

    private Stream<String> arguments(
            String command, List<String> given, String namespace, String begun) {
        return switch (command) {
            case "logs", "exec", "attach" ->
                    given.isEmpty()
                            ? names("pods", namespace)
                                    .filter(it -> it.startsWith(begun))
                                    .map(it -> it + " ")
                            : Stream.empty();
            case "get",
                    "describe",
                    "delete",
                    "scale",
                    "label",
                    "annotate",
                    "edit",
                    "patch",
                    "expose",
                    "wait",
                    "explain",
                    "rollout status",
                    "rollout history",
                    "rollout undo",
                    "rollout restart",
                    "set image" ->
                    kindsAndNames(given, namespace, begun);
            default -> Stream.empty();
        };
    }

    private Stream<String> kindsAndNames(List<String> given, String namespace, String begun) {
        var slash = begun.indexOf('/');
        if (slash > 0) {
            var prefix = begun.substring(0, slash + 1);
            return namesOf(begun.substring(0, slash), namespace)
                    .map(it -> prefix + it)
                    .filter(it -> it.startsWith(begun))
                    .map(it -> it + " ");
        }
        if (given.isEmpty()) {
            return kinds(it -> it.can("list"))
                    .map(Kind::plural)
                    .distinct()
                    .filter(it -> it.startsWith(begun))
                    .map(it -> it + " ");
        }
        return namesOf(given.getFirst(), namespace)
                .filter(it -> it.startsWith(begun))
                .map(it -> it + " ");
    }

    private static Stream<Kind> kinds(Predicate<Kind> wanted) {
        return Schema.builtIn().kinds().all().stream().filter(wanted);
    }

    private Stream<String> namesOf(String word, String namespace) {
        var kind = Schema.builtIn().kinds().called(word);
        return kind == null
                ? Stream.empty()
                : names(kind.groupResource(), kind.namespaced() ? namespace : "");
    }

    private Stream<String> names(String resource, String namespace) {
        var found =
                namespace.isEmpty() ? objects.list(resource) : objects.list(resource, namespace);
        return found.map(Completion::nameOf);
    }

    private static String nameOf(Document object) {
        return object.text("metadata.name");
    }
}
