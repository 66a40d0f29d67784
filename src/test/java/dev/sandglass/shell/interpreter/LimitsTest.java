package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is cut in silence: whoever meets a limit of the sandbox's is told so, and by the exit code, too. */
class LimitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "yes x | head -c 900000 > f; sed -i 's/x/yyyyyyyyyyyyyyyyyyyy/' f; echo $?; wc -c < f"
                        + " § sed: the sandbox takes at most 4 MiB of text § 4 900000",
                "yes x | head -c 900000 | tr -d '\\n' | sed 's/x/yyyyyyyyyy/g' | wc -c; echo ${PIPESTATUS[1]} ${PIPESTATUS[2]} ${PIPESTATUS[3]}"
                        + " § sed: the sandbox takes at most 4 MiB of text § 0 0 0 4",
                "yes $(printf '%09999d' 1) | head -c 1000000 | sed -n 'H;H;H;H;H;$p'; echo ${PIPESTATUS[2]}"
                        + " § sed: the sandbox takes at most 4 MiB of text § 4",
                "yes xxxxxxxxxx | head -c 3000000 | sed -n 'H;$p'; echo ${PIPESTATUS[2]}"
                        + " § sed: the script does more than this sandbox lets it § 4",
                "seq 50001 > f; mapfile -t a < f; echo $? ${#a[@]}"
                        + " § bash: line 1: mapfile: the sandbox takes at most 50000 lines of input § 1 0",
                "seq 50000 > f; mapfile -t a < f; echo $? ${#a[@]} ${a[49999]} § '' § 0 50000 50000",
                "a=(1); head -c 3000000 /dev/zero | { mapfile a; echo $? ${#a[@]}; }"
                        + " § bash: line 1: mapfile: the sandbox takes at most 2 MiB of input § 1 0",
                "head -c 3000000 /dev/zero | { read a; echo $? ${#a}; }"
                        + " § bash: line 1: read: the sandbox takes at most 1 MiB of one line § 1 0",
                "echo a$(head -c 3000000 /dev/zero | tr '\\0' x | tail -c +1); echo on"
                        + " § bash: line 1: cannot allocate memory: the sandbox takes at most 2 MiB of a command's output § ''",
                "head -c 5000000 /dev/zero | tr '\\0' x | grep -c x; echo ${PIPESTATUS[2]}"
                        + " § grep: line too long: the sandbox takes at most 4 MiB § 1 2",
                "printf '%20000s' a | wc -c; echo ${PIPESTATUS[0]}"
                        + " § bash: line 1: printf: the sandbox fills up to 10000 characters, and 100 places § 0 1",
                "printf '%.200f' 1; echo $?"
                        + " § bash: line 1: printf: the sandbox fills up to 10000 characters, and 100 places § 1",
                "printf '%010000d' 1 | wc -c; printf '%.20000s\\n' abc § '' § 10000 abc",
                "awk 'BEGIN { printf \"%20000s\", 1 }'; echo $?"
                        + " § awk: the sandbox fills up to 10000 characters, and 100 places § 2",
                "awk 'BEGIN { NF = 20000; print NF }'; echo $?"
                        + " § awk: a line may have 10000 fields in this sandbox § 2",
                "for i in {1..1001}; do alias a$i=b; done; echo $?; alias a1=c; echo $?; alias a1"
                        + " § bash: line 1: alias: the sandbox keeps at most 1000 aliases § 1 0 alias a1='c'",
                "for i in {1..101}; do pushd / > /dev/null; done; echo $?"
                        + " § bash: line 1: pushd: the sandbox keeps at most 100 directories § 1",
                "echo a | fold -w 200000; echo $?"
                        + " § fold: the sandbox folds at no more than 100000 columns § 1",
                "openssl req -x509 -newkey rsa:2048 -nodes -keyout k -out c -subj /CN=a -days 40000; echo $?"
                        + " § openssl: -days: at most 36500 in this sandbox § 1",
                "{ echo 'cat << E'; yes x | head -c 1200000; echo E; echo echo on; } | bash; echo $?"
                        + " § bash: line 1: input line too long: the sandbox reads at most 1 MiB of one command § 2",
            })
    void whatIsTooMuchIsSaid(String script, String complaint, String output) {
        var world = new ShellWorld();
        world.start(script);
        world.runToEnd();
        assertEquals(complaint, world.sinks.getOrDefault("err", "").strip(), script);
        assertEquals(
                output, world.sinks.getOrDefault("out", "").strip().replace('\n', ' '), script);
    }
}
