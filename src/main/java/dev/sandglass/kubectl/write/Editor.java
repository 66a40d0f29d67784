package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Session;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The learner's editor: {@code KUBE_EDITOR}, {@code EDITOR} or vi, on a file below {@code /tmp}. */
final class Editor {

    private static final long NUMBERS = 10_000_000_000L;

    private final Session session;

    Editor(Session session) {
        this.session = session;
    }

    /** A file after it was edited. */
    record Edited(String path, String text) {}

    /** Writes the text to a new file, lets the learner edit it and reads it again. */
    Edited edit(String text, String extension) {
        var path = "/tmp/kubectl-edit-" + Math.floorMod(session.now(), NUMBERS) + extension;
        try {
            session.writeFile(path, text.getBytes(StandardCharsets.UTF_8));
            launch(path);
            return new Edited(path, new String(session.readFile(path), StandardCharsets.UTF_8));
        } catch (FileProblem e) {
            throw Failure.of("open " + path + ": " + e.getMessage());
        }
    }

    private void launch(String path) {
        var name = session.variable("KUBE_EDITOR");
        name = name.isEmpty() ? session.variable("EDITOR") : name;
        var words = words(name.isEmpty() ? "vi" : name, path);
        var shown = String.join(" ", words.subList(0, words.size() - 1));
        var code = session.runProgram(words);
        if (code == null && name.isEmpty()) {
            throw NotYet.failure(
                    "there is no vi; name a command in EDITOR that changes a file, or use kubectl patch, set or apply");
        }
        if (code == null) {
            throw Failure.of("unable to launch the editor \"" + shown + "\"");
        }
        if (code != 0) {
            throw Failure.of("there was a problem with the editor \"" + shown + "\"");
        }
    }

    /** A plain command line is parted here; one with quotes is left to the shell. */
    private List<String> words(String editor, String path) {
        if (editor.contains(" ") && editor.matches("(?s).*[\"'\\\\].*")) {
            var shell = session.variable("SHELL");
            return List.of(
                    shell.isEmpty() ? "/bin/bash" : shell, "-c", editor + " \"" + path + "\"");
        }
        var words = new ArrayList<>(List.of(editor.split(" ")));
        words.add(path);
        return words;
    }

    void forget(Edited edited) {
        try {
            session.removeFile(edited.path());
        } catch (FileProblem _) {
            // someone else has removed it
        }
    }
}
