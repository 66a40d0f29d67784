package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Tty;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each expectation is what bash 5.2 printed for the same text. */
class ShellTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "A=1; echo \"$A\" '$A' ${A}b ${B:-none} ${A:+some} § 1 $A 1b none some",
                "i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo -n $i; done; echo § 123",
                "x=$(echo a | cat); echo \"[$x]\" § [a]",
                "f() { local x=2; echo \"$1 $x $#\"; return 3; }; x=1; f a b; echo $? $x § a 2 2|3 1",
                "case abc in a*) echo star;; *) echo other;; esac § star",
                "(cd /home; pwd); pwd § /home|/home/learner",
                "echo a{b,c}d {1..3} \"{x,y}\" § abd acd 1 2 3 {x,y}",
                "v=hello.tar.gz; echo ${v%.*} ${v%%.*} ${v#*.} ${v##*.} ${#v} ${v//l/L} ${v:1:3}"
                        + " § hello.tar hello tar.gz gz 12 heLLo.tar.gz ell",
                "nosuch; echo $? § 127|2> bash: line 1: nosuch: command not found",
                "set -e; false; echo never § [exit 1]",
                "printf '%s-%d\\n' a 1 b 2 § a-1|b-2",
                "echo a b c > f; while read x y; do echo \"$y:$x\"; done < f § b c:a",
                "[[ foo123 =~ ^foo([0-9]+)$ ]] && echo ${BASH_REMATCH[1]} § 123",
                "arr=(x y z); echo ${arr[1]} ${#arr[@]} \"${arr[@]}\" § y 3 x y z",
                "sleep 5 & echo started; wait; echo waited § started|waited",
                "for i in 1 2 3; do [ $i = 2 ] && break; echo $i; done § 1",
                "true | false; echo $?; set -o pipefail; false | true; echo $? § 1|1",
                "trap 'echo bye' EXIT; echo hi § hi|bye",
                "echo hi 2>&1 >/dev/null | cat; echo end § end",
                "set -- a \"b c\" d; for a in \"$@\"; do echo \"<$a>\"; done § <a>|<b c>|<d>",
            })
    void printsWhatBashPrints(String script, String expected) {
        var got = ShellWorld.run(script).replace("2| ", "2> ").stripTrailing().replace("\n", "|");
        assertEquals(expected, got);
    }

    @Test
    void aHereDocumentExpands() {
        assertEquals(
                "line 3 sub\ndone\n",
                ShellWorld.run("cat <<E | cat; echo done\nline $((1+2)) $(echo sub)\nE\n"));
    }

    @Test
    void anEndlessLoopGivesItsTurnAway() {
        var world = new ShellWorld();
        world.start("while :; do :; done");
        for (var i = 0; i < 1_000; i++) {
            world.timeline.step(Long.MAX_VALUE);
        }
        assertEquals(-1, world.exit);
    }

    /** Frozen through bytes before every step, a script with all kinds of waiting prints the same. */
    @Test
    void aScriptFrozenAtEveryStepIsTheSameScript() {
        var script =
                "f() { read x; echo \"$1:$x\"; }; for i in 1 2; do echo $(sleep 1; echo a) | f $i;"
                        + " done; sleep 2 & while read a; do echo $a; cat <<< $a; done < in;"
                        + " declare -A m=([k]=v); a=(1 2); trap 'echo trapped' TERM; kill $$;"
                        + " echo ${m[k]} ${a[1]}; printf '3 c\\n1 a\\n' | awk '{print $2; n+=$1} END{print n}';"
                        + " touch f; find . -name f -exec echo found {} \\;; echo '{\"a\":1}' | jq .a;"
                        + " (sleep 1; echo late) | tac; seq 3 | sed -n '2p'; time sleep 1 2>&1;"
                        + " wait; echo $((i + 1)) > out; cat out; seq 9 | grep -v 5 | sort -rn | head -3 | xargs echo; timeout 1 sleep 3";
        var vocabulary =
                new Vocabulary()
                        .addAll(ShellTypes.ALL)
                        .addAll(dev.sandglass.shell.tools.ToolVocabulary.TYPES)
                        .addAll(List.of(ShellWorld.Sink.class));
        var straight = started(script);
        var broken = started(script);
        while (straight.timeline.step(Long.MAX_VALUE)) {
            var bytes = Freezer.freeze(broken.processes.freeze(), vocabulary, Base.EMPTY);
            broken.processes.thaw(Thawer.thaw(bytes, vocabulary, Base.EMPTY));
            broken.timeline.step(Long.MAX_VALUE);
            assertArrayEquals(
                    Freezer.freeze(straight.processes.freeze(), vocabulary, Base.EMPTY),
                    Freezer.freeze(broken.processes.freeze(), vocabulary, Base.EMPTY));
        }
        assertEquals(
                "1:a\n2:a\nx\nx\ny\ny\ntrapped\nv 2\nc\na\n4\nfound ./f\n1\nlate\n2\n3\n9 8 7\n",
                straight.sinks.get("out"));
        assertEquals(straight.sinks, broken.sinks);
    }

    private static ShellWorld started(String script) {
        var world = new ShellWorld();
        try {
            world.files.write("/home/learner/in", "x\ny\n".getBytes(StandardCharsets.UTF_8));
        } catch (FileProblem problem) {
            throw new AssertionError(problem);
        }
        world.start(script);
        return world;
    }

    /** A shell in a terminal, at its first prompt. */
    private static final class Desk {
        final ShellWorld world = new ShellWorld();
        final Tty tty;

        Desk() {
            var number = world.ttys.open();
            tty = world.ttys.get(number);
            var end = new Tty.End(number);
            var shell = Shell.reading(true, "bash", ShellWorld.ENVIRONMENT, "/home/learner");
            world.processes.start(
                    new Spawn(
                            shell,
                            List.of("bash"),
                            ShellWorld.ENVIRONMENT,
                            "/home/learner",
                            Map.of(0, end, 1, end, 2, end),
                            0));
            world.runToEnd();
            assertEquals(PROMPT, tty.prompt());
        }

        /** Enters a line and lets it come to its end. */
        void enter(String line) {
            tty.enter(line);
            world.runToEnd();
        }

        /** Enters a line and lets it begin. */
        void begin(String line) {
            tty.enter(line);
            for (var i = 0; i < 20; i++) {
                world.timeline.step(world.timeline.now() + 1_000_000_000L);
            }
        }

        String screen() {
            return new String(tty.output(0), StandardCharsets.UTF_8);
        }
    }

    private static final String PROMPT = "learner@desk:~$ ";

    @Test
    void ctrlCEndsTheLineAndKeepsTheShell() {
        var desk = new Desk();
        desk.begin("sleep 100; echo never");
        desk.tty.type(new byte[] {3});
        desk.world.runToEnd();
        assertEquals(PROMPT + "sleep 100; echo never\r\n^C\r\n", desk.screen());
        assertEquals(PROMPT, desk.tty.prompt());
        assertEquals(130, desk.tty.lastStatus());
        assertEquals(1, desk.tty.linesDone());
    }

    @Test
    void aBackslashAtItsEndJoinsALineWithTheNext() {
        var desk = new Desk();
        desk.enter("echo one \\");
        assertEquals("> ", desk.tty.prompt());
        desk.enter("  two \\\\");
        assertEquals(PROMPT + "echo one \\\r\n>   two \\\\\r\none two \\\r\n", desk.screen());
        assertEquals(PROMPT, desk.tty.prompt());
    }

    @Test
    void linesEnteredAtOnceAreReadOneAfterAnother() {
        var desk = new Desk();
        desk.begin("echo one \\\n  two; sleep 5");
        assertEquals(null, desk.tty.prompt());
        assertEquals(0, desk.tty.linesDone());
        desk.world.runToEnd();
        assertEquals(PROMPT + "echo one \\\r\n  two; sleep 5\r\none two\r\n", desk.screen());
        assertEquals(PROMPT, desk.tty.prompt());
        assertEquals(1, desk.tty.linesDone());
    }

    @Test
    void aPromptKnowsAliasesHistoryAndItsStartUpFile() throws FileProblem {
        var desk = new Desk();
        desk.enter("alias greet='echo hello'");
        desk.enter("greet you | cat; nosuch");
        desk.enter("history 2");
        assertEquals(
                PROMPT
                        + "alias greet='echo hello'\r\n"
                        + PROMPT
                        + "greet you | cat; nosuch\r\nhello you\r\nbash: nosuch: command not found\r\n"
                        + PROMPT
                        + "history 2\r\n    2  greet you | cat; nosuch\r\n    3  history 2\r\n",
                desk.screen());
        desk.world.files.write(
                "/home/learner/.bashrc", "alias k='echo short'\n".getBytes(StandardCharsets.UTF_8));
        desk.enter("bash");
        desk.enter("k it");
        assertTrue(desk.screen().endsWith("k it\r\nshort it\r\n"), desk.screen());
    }
}
