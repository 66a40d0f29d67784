package dev.sandglass.shell.tools.vi;

import java.util.ArrayList;
import java.util.List;

/**
 * All that the editor knows between two keys.
 *
 * @param typed the keys of a command that is not whole yet, or the line behind {@code :} or {@code /}
 * @param cut what was deleted or copied last
 * @param cutLines whether that are whole lines
 * @param before earlier texts, the newest last
 * @param changed whether the file has not this text
 * @param message the last line of the screen
 * @param wanted what was searched for last
 * @param end what is to happen: nothing, or the end
 */
public record Editor(
        Text text,
        Mode mode,
        String typed,
        String cut,
        boolean cutLines,
        List<Text> before,
        boolean changed,
        String message,
        String wanted,
        Wish end) {

    private static final int UNDO_AT_MOST = 100;

    /** How keys are understood. */
    public enum Mode {
        NORMAL,
        INSERT,
        /** A line behind {@code :} or {@code /} is being typed. */
        LINE
    }

    /** What the program is to do. */
    public enum Wish {
        GO_ON,
        WRITE,
        WRITE_AND_QUIT,
        QUIT
    }

    static Editor of(Text text, String message) {
        return new Editor(
                text, Mode.NORMAL, "", "", false, List.of(), false, message, "", Wish.GO_ON);
    }

    /** The cursor moved, or nothing but the text's place changed. */
    Editor with(Text other) {
        return new Editor(other, mode, typed, cut, cutLines, before, changed, message, wanted, end);
    }

    /** Another text, which {@code u} takes back. */
    Editor changedTo(Text other) {
        return remembered().with(other).touched();
    }

    private Editor touched() {
        return new Editor(text, mode, typed, cut, cutLines, before, true, message, wanted, end);
    }

    /** The present text can be come back to. */
    Editor remembered() {
        var all = new ArrayList<>(before);
        all.add(text);
        if (all.size() > UNDO_AT_MOST) {
            all.removeFirst();
        }
        return new Editor(
                text, mode, typed, cut, cutLines, List.copyOf(all), changed, message, wanted, end);
    }

    /** Typing in insert mode: one undo for all of it. */
    Editor typing(Text other) {
        return with(other).touched();
    }

    Editor undone() {
        if (before.isEmpty()) {
            return saying("Already at oldest change");
        }
        var rest = before.subList(0, before.size() - 1);
        return new Editor(
                before.getLast().onCharacter(),
                mode,
                typed,
                cut,
                cutLines,
                List.copyOf(rest),
                !rest.isEmpty(),
                message,
                wanted,
                end);
    }

    Editor in(Mode other) {
        return new Editor(text, other, "", cut, cutLines, before, changed, message, wanted, end);
    }

    Editor typed(String keys) {
        return new Editor(text, mode, keys, cut, cutLines, before, changed, message, wanted, end);
    }

    Editor cutting(String what, boolean lines) {
        return new Editor(text, mode, typed, what, lines, before, changed, message, wanted, end);
    }

    Editor saying(String words) {
        return new Editor(text, mode, typed, cut, cutLines, before, changed, words, wanted, end);
    }

    Editor searching(String what) {
        return new Editor(text, mode, typed, cut, cutLines, before, changed, message, what, end);
    }

    Editor wishing(Wish wish) {
        return new Editor(text, mode, typed, cut, cutLines, before, changed, message, wanted, wish);
    }

    Editor written(String words) {
        return new Editor(
                text, mode, typed, cut, cutLines, before, false, words, wanted, Wish.GO_ON);
    }
}
