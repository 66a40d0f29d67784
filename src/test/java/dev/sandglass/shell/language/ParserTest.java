package dev.sandglass.shell.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.shell.language.Word.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @Test
    void hereDocumentsBeginOnTheNextLine() throws SyntaxProblem {
        var pipe =
                assertInstanceOf(
                        Command.Sequence.class,
                        Parser.parse("cat <<A <<'B' | wc\none $x\nA\ntwo $x\nB\necho done\n"));
        assertEquals(2, pipe.items().size());
        var cat =
                (Command.Simple)
                        ((Command.Pipeline) pipe.items().getFirst().command()).parts().getFirst();
        assertEquals(new Piece.Text("one ", true), cat.redirects().get(0).target().pieces().get(0));
        assertEquals(
                List.of(new Piece.Text("two $x\n", true)),
                cat.redirects().get(1).target().pieces());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if true",
                "echo \"a",
                "echo 'a",
                "echo $(ls",
                "for i in 1 2; do",
                "cat <<E\nx\n",
                "f() {",
                "a &&",
                "case x in",
            })
    void whatCouldGoOnIsIncomplete(String text) {
        assertTrue(
                assertThrows(SyntaxProblem.class, () -> Parser.parse(text)).isIncomplete(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "echo a; ; b ~ syntax error near unexpected token `;'",
                "fi ~ syntax error near unexpected token `fi'",
                "echo ) ~ syntax error near unexpected token `)'",
                "| a ~ syntax error near unexpected token `|'",
                "echo > ~ syntax error near unexpected token `newline'",
            })
    void whatCannotGoOnIsRefusedInBashsWords(String text, String message) {
        assertEquals(
                message, assertThrows(SyntaxProblem.class, () -> Parser.parse(text)).getMessage());
    }

    @Test
    void bracesAreChoicesOnlyWhenUnquotedAndClosed() throws SyntaxProblem {
        var simple = (Command.Simple) Parser.parse("echo a{b,c}d {1..3} '{x,y}' {z}");
        assertEquals(3, simple.words().get(1).pieces().size());
        assertInstanceOf(Piece.Choices.class, simple.words().get(1).pieces().get(1));
        assertEquals(3, ((Piece.Choices) simple.words().get(2).pieces().getFirst()).words().size());
        assertEquals("{z}", simple.words().get(4).plain());
    }
}
