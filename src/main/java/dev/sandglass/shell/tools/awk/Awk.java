package dev.sandglass.shell.tools.awk;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.language.Escapes;
import dev.sandglass.sim.Process;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code awk}: a program over the records of a text, as mawk has it; {@code -F}, {@code -v}, {@code -f}. A turn of it takes the
 * lines that have come. Left out: {@code getline}, pipes inside a program, {@code RS} other than the newline.
 *
 * @param text the program
 */
public record Awk(String text, State state) {

    /** The types that stand in frozen state. */
    public static final List<Class<?>> TYPES = List.of(Awk.class, State.class, Value.class);

    private static final Map<String, Value> USUAL =
            Map.of(
                    "FS", Value.of(" "),
                    "OFS", Value.of(" "),
                    "ORS", Value.of("\n"),
                    "SUBSEP", Value.of("\u001c"),
                    "CONVFMT", Value.of("%.6g"),
                    "OFMT", Value.of("%.6g"),
                    "NR", Value.of(0),
                    "FNR", Value.of(0),
                    "RSTART", Value.of(0),
                    "RLENGTH", Value.of(-1));

    /** How a command line came out: a program and its files, or only an exit code. */
    public record Begun(@Nullable Awk awk, List<String> files, int code) {}

    /** Reads the command line and does what stands under {@code BEGIN}. */
    public static Begun begin(Process self) {
        var words = self.arguments();
        var values = new TreeMap<String, Value>();
        String text = null;
        var at = 1;
        for (; at < words.size() && words.get(at).matches("-.+"); at++) {
            var word = words.get(at);
            if (word.equals("--")) {
                at++;
                break;
            }
            var letter = word.charAt(1);
            if ("Fvf".indexOf(letter) < 0) {
                return refused(self, "awk: not an option: " + word);
            }
            var value =
                    word.length() > 2
                            ? word.substring(2)
                            : at + 1 < words.size() ? words.get(++at) : "";
            if (letter == 'F') {
                values.put("FS", Value.of(value.equals("t") ? "\t" : Escapes.decode(value)));
            } else if (letter == 'v') {
                assign(value, values);
            } else {
                text = read(value, self);
                if (text == null) {
                    return new Begun(null, List.of(), 2);
                }
            }
        }
        if (text == null) {
            if (at >= words.size()) {
                return refused(self, "Usage: mawk [Options] [Program] [file ...]");
            }
            text = words.get(at++);
        }
        return start(text, values, words.subList(at, words.size()), self);
    }

    private static Begun refused(Process self, String sentence) {
        self.complain(sentence);
        return new Begun(null, List.of(), 2);
    }

    private static void assign(String word, Map<String, Value> values) {
        var equals = word.indexOf('=');
        if (equals > 0) {
            values.put(
                    word.substring(0, equals),
                    Value.outside(Escapes.decode(word.substring(equals + 1))));
        }
    }

    private static @Nullable String read(String file, Process self) {
        try {
            var path = Files.resolve(self.folder(), file);
            return new String(self.facility(Files.class).read(path), StandardCharsets.UTF_8);
        } catch (FileProblem problem) {
            self.complain("awk: cannot open \"" + file + "\" (" + problem.reason().words() + ")");
            return null;
        }
    }

    private static Begun start(
            String text, Map<String, Value> values, List<String> operands, Process self) {
        var files = new ArrayList<String>();
        for (var operand : operands) {
            if (operand.matches("(?s)[A-Za-z_]\\w*=.*")) {
                assign(operand, values);
            } else {
                files.add(operand);
            }
        }
        var environment = new TreeMap<String, Value>();
        self.environment().forEach((name, value) -> environment.put(name, Value.outside(value)));
        for (var usual : USUAL.entrySet()) {
            values.putIfAbsent(usual.getKey(), usual.getValue());
        }
        if (!values.getOrDefault("RS", Value.of("\n")).asText().equals("\n")) {
            return refused(self, "awk: " + Memory.NO_SUCH_RECORDS);
        }
        values.put("\0now", Value.of(self.now() / 1_000_000_000L));
        var state =
                new State(
                        values,
                        Map.of("ENVIRON", environment),
                        List.of(),
                        List.of(),
                        false,
                        0,
                        self.now());
        var awk = new Awk(text, state).turn(self, Run::begin);
        if (awk.isDone() || !awk.wantsInput()) {
            return new Begun(null, List.of(), awk.end(self));
        }
        return new Begun(awk, files, 0);
    }

    /** What a turn does. */
    private interface Turn {
        void on(Run run) throws Problem;
    }

    private Awk turn(Process self, Turn turn) {
        try {
            var run = new Run(Parser.parse(text), state);
            try {
                turn.on(run);
            } catch (Problem problem) {
                if (!Evaluation.isExit(problem)) {
                    run.flush(self);
                    throw problem;
                }
            }
            run.flush(self);
            return new Awk(text, run.state());
        } catch (Problem problem) {
            self.complain("awk: " + problem.getMessage());
        } catch (StackOverflowError _) {
            self.complain("awk: the program is nested too deeply for this sandbox");
        }
        return new Awk("", new State(Map.of(), Map.of(), List.of(), List.of(), true, 2, 0));
    }

    private boolean wantsInput() {
        try {
            var tree = Parser.parse(text);
            return !tree.rules().isEmpty() || tree.hasEnd();
        } catch (Problem _) {
            return false;
        }
    }

    /** Whether {@code exit} has been said, so that no further line matters. */
    public boolean isDone() {
        return state.exited();
    }

    /** A file begins. */
    public Awk file(String name, Process self) {
        return turn(
                self,
                run -> {
                    run.memory.set("FILENAME", Value.of(name));
                    run.memory.set("FNR", Value.of(0));
                });
    }

    /** Lines came. */
    public Awk lines(List<String> lines, Process self) {
        return turn(
                self,
                run -> {
                    for (var line : lines) {
                        if (run.hasExited()) {
                            return;
                        }
                        run.record(line);
                    }
                });
    }

    /** All has been read: does what stands under {@code END}, and returns the exit code. */
    public int end(Process self) {
        return turn(self, Run::end).state().code();
    }
}
