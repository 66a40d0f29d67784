package dev.sandglass.shell.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A word before expansion: pieces side by side. */
public record Word(List<Piece> pieces) {

    public static final Word EMPTY = new Word(List.of());

    public static Word literal(String text) {
        return new Word(List.of(new Piece.Text(text, true)));
    }

    /** The word's text when it is plain and unquoted (a keyword, an operator, a name), else null. */
    public @Nullable String plain() {
        if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Text(var text, var quoted)) {
            return quoted ? null : text;
        }
        return null;
    }

    /** The piece, neither split nor matched against file names. */
    static Piece quoted(Piece piece) {
        return switch (piece) {
            case Piece.Text(var text, _) -> new Piece.Text(text, true);
            case Piece.Variable(var name, var index, var operator, var argument, var by, _) ->
                    new Piece.Variable(name, index, operator, argument, by, true);
            case Piece.Output(var body, _) -> new Piece.Output(body, true);
            case Piece.Sum(var expression, _) -> new Piece.Sum(expression, true);
            case Piece.OutputFile _, Piece.Home _, Piece.Choices _ -> piece;
        };
    }

    /** A piece of a word. Quoted pieces are neither split nor matched against file names. */
    public sealed interface Piece {

        boolean quoted();

        record Text(String text, boolean quoted) implements Piece {}

        /**
         * {@code $name}, {@code ${name:-word}} and its kin.
         *
         * @param index {@code name[index]}, or null
         * @param operator {@code ""}, {@code :-}, {@code #}, {@code //}, {@code length}, {@code :} (substring) …
         */
        record Variable(
                String name,
                @Nullable Word index,
                String operator,
                Word argument,
                Word replacement,
                boolean quoted)
                implements Piece {}

        /** {@code $( … )} and backquotes. */
        record Output(Command body, boolean quoted) implements Piece {}

        /** {@code $(( … ))}. */
        record Sum(Word expression, boolean quoted) implements Piece {}

        /** {@code <( … )}: the name of a file with the output. */
        record OutputFile(Command body, boolean quoted) implements Piece {}

        /** {@code ~} or {@code ~name} at the start of a word. */
        record Home(String name, boolean quoted) implements Piece {}

        /** <code>{a,b}</code> and <code>{1..5}</code>, each choice a word. */
        record Choices(List<Word> words, boolean quoted) implements Piece {}
    }
}
