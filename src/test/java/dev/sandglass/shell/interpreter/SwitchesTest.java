package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A switch of the real tool that is not here says so in one sentence; none is passed over. */
class SwitchesTest {

    @Test
    void aSwitchThatIsNotHereSaysSo() {
        assertEquals(
                "2| cut: -z is not in this sandbox yet\n[exit 1]", ShellWorld.run("cut -z -f1"));
        assertEquals(
                "2| uniq: --group is not in this sandbox yet\n[exit 1]",
                ShellWorld.run("uniq --group"));
        assertEquals("2| rm: -i is not in this sandbox yet\n[exit 1]", ShellWorld.run("rm -i f"));
        assertEquals(
                "2| diff: --side-by-side is not in this sandbox yet\n[exit 1]",
                ShellWorld.run("diff --side a b"));
        assertEquals(
                "2| diff: --color=always is not in this sandbox yet\n[exit 1]",
                ShellWorld.run("diff --color=always a b"));
    }

    @Test
    void aMistakeIsStillAMistake() {
        assertEquals(
                "2| cut: invalid option -- 'y'\nTry 'cut --help' for more information.\n[exit 1]",
                ShellWorld.run("cut -y"));
        assertEquals(
                "2| ls: unrecognized option '--nope'\nTry 'ls --help' for more information.\n"
                        + "[exit 2]",
                ShellWorld.run("ls --nope"));
    }

    @Test
    void helpShowsTheSwitchesThatAreHere() {
        assertEquals(
                "Switches of tee in this sandbox:\n  -a\n  --append\n  -i\n  --ignore-interrupts\n",
                ShellWorld.run("tee --help"));
    }

    @Test
    void hardLinksAreNotHere() {
        assertEquals(
                "2| ln: hard links are not in this sandbox yet; ln -s makes symbolic ones\n"
                        + "[exit 1]",
                ShellWorld.run("touch f; ln f g"));
    }

    @Test
    void whatAwkCannotDoIsNotHere() {
        var records =
                "2| awk: RS other than the newline does not exist in this sandbox yet\n[exit 2]";
        assertEquals(records, ShellWorld.run("echo a | awk 'BEGIN { RS = \"\" } { print NR }'"));
        assertEquals(records, ShellWorld.run("echo a | awk -v RS=';' '{ print NR }'"));
        assertEquals("1\n", ShellWorld.run("echo a | awk -v 'RS=\\n' '{ print NR }'"));
    }
}
