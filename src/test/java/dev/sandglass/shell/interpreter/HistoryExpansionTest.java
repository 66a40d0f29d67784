package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What bash 5.2 made of lines that name earlier ones, entered one after the other. */
class HistoryExpansionTest {

    private final List<String> history = new ArrayList<>();
    private HistoryChange change = HistoryChange.NONE;

    /** Enters a line, and returns what is done instead; a complaint for what cannot be. */
    private String enter(String line) {
        try {
            var outcome = HistoryExpansion.of("", line, history, change, false);
            change = outcome.substitution();
            history.add(outcome.line());
            return outcome.line() + (outcome.onlyShown() ? " (only shown)" : "");
        } catch (HistoryExpansion.Refused refused) {
            return refused.getMessage();
        }
    }

    private void all(String... linesAndOutcomes) {
        for (var i = 0; i < linesAndOutcomes.length; i += 2) {
            assertEquals(linesAndOutcomes[i + 1], enter(linesAndOutcomes[i]), linesAndOutcomes[i]);
        }
    }

    @Test
    void linesAreNamedByTheirPlaceOrTheirBeginning() {
        all(
                "echo one two three", "echo one two three",
                "!!", "echo one two three",
                "echo !$", "echo three",
                "!ech", "echo three",
                "!2", "echo one two three",
                "!-2", "echo three",
                "echo !*", "echo three",
                "echo !^", "echo three",
                "!nosuch", "!nosuch: event not found",
                "!?one?", "echo one two three",
                "echo !ec:$", "echo three",
                "!99", "!99: event not found",
                "!-99", "!-99: event not found",
                "!0", "!0: event not found",
                "sudo !!", "sudo echo three",
                "!su | cat", "sudo echo three | cat",
                "!!|cat", "sudo echo three | cat|cat",
                "!(true) && echo neg", "!: event not found",
                "echo !;echo b", "!: event not found",
                "echo !{a}", "!{a}: event not found",
                "echo hi !# there", "echo hi echo hi  there",
                "!?thr", "sudo echo three | cat|cat");
    }

    @Test
    void wordsOfALineAreNamedByTheirPlace() {
        all(
                "echo one two three", "echo one two three",
                "!ec$", "three",
                "!ec^", "one",
                "!e*", "one two three",
                "echo !-1:1-2", "echo two three",
                "echo !!:2*", "echo three",
                "echo !!:$", "echo three",
                "echo !1:0-1", "echo echo one",
                "echo \"x !!\"", "echo \"x echo echo one\"",
                "echo !:0 !:2", ":2: bad word specifier",
                "echo !1:9", ":9: bad word specifier",
                "!?thr?:1", "three",
                "echo a;echo b", "echo a;echo b",
                "echo !!:1-", "echo a ; echo",
                "cat <(ls a) >>b", "cat <(ls a) >>b",
                "echo !!:1 !!:2 !!:$", "echo <(ls a) >> b");
    }

    @Test
    void linesAreChangedBehindColons() {
        all(
                "echo /a/b/c.txt", "echo /a/b/c.txt",
                "echo !!:$:h", "echo /a/b",
                "!1:r", "echo /a/b/c",
                "!!:t", "c",
                "echo a b c", "echo a b c",
                "!!:s/b/d", "echo a d c",
                "^d^e", "echo a e c",
                "!!:q", "'echo a e c'",
                "echo a;echo b", "echo a;echo b",
                "!!:gs/b/c/", "echo a;echo c",
                "^x^y^", ":s^x^y^: substitution failed",
                "!!:s/one/two/", ":s/one/two/: substitution failed",
                "!!:p", "echo a;echo c (only shown)",
                "!!:s/a/<&>/", "echo <a>;echo c",
                "echo a!!:&", "echo aecho <<a>>;echo c",
                "!!:z", "z: unrecognized history modifier");
    }

    @Test
    void negationsVariablesQuotesAndCommentsStay() {
        for (var line :
                List.of(
                        "echo a! b",
                        "echo !",
                        "echo \"a!\"",
                        "echo '!!'",
                        "echo \\!!",
                        "echo x=!=",
                        "echo ${!x} $!",
                        "echo [!a]*",
                        "[ ! -e x ] && echo yes",
                        "echo a # !!",
                        "echo \"!\"x")) {
            all(line, line);
        }
    }

    @Test
    void quotesAndHereDocumentsGoOnOverLines() throws HistoryExpansion.Refused {
        history.add("true");
        var none = HistoryChange.NONE;
        var pattern = "rm !(*.txt)";
        assertEquals(pattern, HistoryExpansion.of("", pattern, history, none, true).line());
        assertEquals(
                "b !!'", HistoryExpansion.of("echo 'a\n", "b !!'", history, none, false).line());
        assertEquals(
                "b true\"",
                HistoryExpansion.of("echo \"a\n", "b !!\"", history, none, false).line());
        assertEquals(
                "#!/bin/sh",
                HistoryExpansion.of("cat <<E\n", "#!/bin/sh", history, none, false).line());
    }
}
