package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that would take all there is end with a clear sentence, and soon. */
class HostileTest {

    private static final Duration SOON = Duration.ofMinutes(5);

    /** Runs it for so many steps at most, and returns what it complained about. */
    private static String complaints(String script, int steps) {
        return assertTimeoutPreemptively(
                SOON,
                () -> {
                    var world = new ShellWorld();
                    world.start(script);
                    for (var i = 0; i < steps && world.timeline.step(Long.MAX_VALUE); i++) {}
                    return world.sinks.getOrDefault("err", "");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "f() { f; }; f; echo on"
                        + " § environment: line 1: f: maximum function nesting level exceeded (1000)",
                "x=a; for i in {1..40}; do x=$x$x; done"
                        + " § bash: line 1: cannot allocate memory: variables may hold 4 MiB in this sandbox",
                "i=0; while :; do i=$((i+1)); eval \"v$i=$(printf '%09000d' 1)\"; done"
                        + " § bash: line 1: cannot allocate memory: variables may hold 4 MiB in this sandbox",
                "echo {1..1000}{1..1000}"
                        + " § bash: line 1: brace expansion: the sandbox makes at most 50000 words",
                "echo {1..1000000}"
                        + " § bash: -c: line 1: brace expansion: the sandbox makes at most 20000 words of one line",
                "x=$(yes) § bash: line 1: cannot allocate memory:"
                        + " the sandbox takes at most 2 MiB of a command's output",
                "yes | sort § sort: the sandbox gives a tool at most 8 MiB of input",
                "awk 'BEGIN { while (1) i++ }'"
                        + " § awk: the program does more than this sandbox lets it",
                "awk 'function f(x) { return f(x+1) } BEGIN { f(1) }'"
                        + " § awk: functions may call each other 200 deep in this sandbox",
                "awk 'BEGIN { s=\"x\"; while (1) s = s s }'"
                        + " § awk: a text may have 1 MiB in this sandbox",
                "jq -n 'def f: f; f' § jq: error: the filter does more than this sandbox lets it",
                "jq -n '[range(1e12)]|length'"
                        + " § jq: error (at <unknown>): the filter does more than this sandbox lets it",
                "echo a | grep -E '((a{1000}){1000}){1000}'"
                        + " § grep: regular expression is too big for this sandbox",
                "yes | xargs § xargs: the sandbox takes at most 1 MiB of input",
                "sort /dev/zero § sort: the sandbox gives a tool at most 8 MiB of input",
                "head -c -100M < /dev/zero § head: the sandbox gives a tool at most 8 MiB of input",
                "head -n -1 /dev/zero § head: the sandbox gives a tool at most 8 MiB of input",
                "tr \"$(printf '[x*9999]%.0s' {1..400})\" a"
                        + " § tr: a set may have 100000 characters in this sandbox",
                "{ printf 'a %.0s' {1..20000}; echo; seq 20000; } | column -t"
                        + " § column: the sandbox fills up with at most 8 MiB of blanks",
                "{ head -c 400000 /dev/zero | tr '\\0' x; echo; seq 20000; } | column -c 999999"
                        + " § column: the sandbox fills up with at most 8 MiB of blanks",
                "x=$(head -c 200000 /dev/zero | tr '\\0' a); cat $x"
                        + " § bash: /usr/bin/cat: Argument list too long",
                "echo ls | xargs env A=$(head -c 200000 /dev/zero | tr '\\0' a)"
                        + " § bash: /usr/bin/xargs: Argument list too long",
                "x=$(printf '{}%.0s' {1..9000}); head -c 90000 /dev/zero | tr '\\0' a | xargs -I{} echo \"$x\""
                        + " § xargs: command too long",
                "x=$(head -c 100000 /dev/zero | tr '\\0' a); seq 9000 | sed \"s/^/$x/\" | wc -c"
                        + " § sed: write error: a pipe of this sandbox takes 64 MiB",
                "head -c 900000 /dev/zero > f; cat $(yes f | head -300) | wc -c >&2"
                        + " § 270000000",
                "touch f; cat $(yes f | head -40000); echo $? >&2 § 0",
                "jq -n '\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\" | test(\"^(a+)+$\")'; echo $? >&2 § 0",
                "jq -n '\"a(?=b)\" as $r | \"ab\" | test($r)'"
                        + " § jq: error (at <unknown>): a(?=b) (at offset 0) is not a valid regex:"
                        + " invalid or unsupported Perl syntax",
                "jq -n '\"abc\" | gsub(\"\"; \"-\")'; echo $? >&2 § 0",
                "awk 'BEGIN { s = \"a\"; for (i=0;i<19;i++) s = s s; while (1) if (s ~ /(a+)+$b/) x++ }'"
                        + " § awk: the program does more than this sandbox lets it",
                "awk 'BEGIN { s = \"x\"; for (i=0;i<19;i++) s = s s; while (1) n += index(s, \"xxxxxxxxy\") }'"
                        + " § awk: the program does more than this sandbox lets it",
                "awk 'BEGIN { for (i=0;i<19;i++) s = s \"x\" s; r = \"&\"; for (i=0;i<16;i++) r = r r; gsub(/x+/, r, s) }'"
                        + " § awk: a text may have 1 MiB in this sandbox",
                "jq -n '\"x\" * 1000000000'"
                        + " § jq: error (at <unknown>): a text may have 1 MiB in this sandbox",
                "jq -n 'reduce range(100000) as $i ([]; .[$i] = $i)'"
                        + " § jq: error: the filter does more than this sandbox lets it",
                "jq -n 'reduce range(100000) as $i (\"\"; . + \"xxxxxxxxxxxxxxxxxxxx\")'"
                        + " § jq: error: the filter does more than this sandbox lets it",
                "jq -n '.[100000000] = 1'"
                        + " § jq: error: an array may have 1048576 items in this sandbox",
                "jq -n 'reduce range(40) as $i (1; [., .])'"
                        + " § jq: error (at <unknown>): a value may have 4 million parts in this sandbox",
                "nosuch 2<<< x; { cat <&1 | cat; } | cat; echo $? >&2 § 0",
                "cat /dev/zero > f; echo on § cat: write error: No space left on device",
                "yes > f; echo on § yes: write error: No space left on device",
                "head -c 3000000 /dev/zero | tr '\\0' x | grep -E '(x+x+)+y'; echo $? >&2 § 1",
                "echo $((1+(1+(1+1)))) >&2 § 4",
                "x=$(printf 'a%.0s' {1..9000}); [[ $x == +(+(+(a)|aa)|!(a))b ]]; echo $?"
                        + " § bash: line 1: [[: the pattern is too much work for this sandbox",
                "x=$(printf 'a%.0s' {1..9000}); [[ $x == *(!()|!(b))c ]]; echo $?"
                        + " § bash: line 1: [[: the pattern is too much work for this sandbox",
                "x=$(printf '@(%.0s' {1..99})')'; [[ a == $x ]]; echo $?"
                        + " § bash: line 1: [[: pattern nested too deeply for this sandbox",
                "x='@(a'; [[ a == $x ]]; echo $? >&2 § 1",
            })
    void endsWithASentence(String script, String sentence) {
        assertEquals(sentence, complaints(script, 100_000).lines().findFirst().orElse(""));
    }

    @Test
    void aForkBombLosesItsProcesses() {
        var said = complaints(":(){ :|:& };:", 200_000);
        assertTrue(
                said.contains(
                        "fork: Resource temporarily unavailable: a host of this sandbox runs at most"
                                + " 300 processes"),
                said.lines().limit(3).toList().toString());
    }

    @Test
    void deepNestingIsRefused() {
        for (var pair :
                new String[][] {
                    {"$(", ")"},
                    {"${x:-", "}"},
                    {"( ", " )"},
                    {"if true; then ", "; fi"},
                    {"{ ", "; }"}
                }) {
            var script = "echo " + pair[0].repeat(5_000) + "x" + pair[1].repeat(5_000);
            var plain = pair[0].startsWith("$") ? script : script.substring(5);
            assertEquals(
                    "bash: -c: line 1: nested too deeply for this sandbox\n",
                    complaints(plain, 10_000),
                    pair[0]);
        }
        assertTrue(complaints("echo $((" + "(".repeat(9_000), 10_000).contains("looking for"));
        var sum = "echo $((" + "(".repeat(9_000) + "1" + ")".repeat(9_000) + "))";
        assertTrue(complaints(sum, 10_000).contains("recursion level exceeded"));
    }

    @Test
    void aLineOfTenMegabytesIsOneWordTooLong() {
        var line = "x".repeat(10 << 20);
        assertEquals(
                "bash: line 1: cannot allocate memory: a word may have 4 MiB in this sandbox\n",
                complaints("echo " + line, 1_000));
    }
}
