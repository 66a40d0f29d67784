package dev.sandglass.shell.tools.awk;

import dev.sandglass.shell.tools.awk.Tree.Stmt;
import dev.sandglass.sim.Process;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One turn of an awk program: takes the state apart, goes through some records, and puts it together again. */
final class Run {

    private static final int STEPS_AT_MOST = 4_000_000;
    private static final int READ_A_STEP = 4_096;
    private static final int SEARCHED_A_STEP = 16;

    /** How a statement ended. */
    private enum Outcome {
        DONE,
        BREAK,
        CONTINUE,
        NEXT,
        EXIT,
        RETURN
    }

    final Tree tree;
    final Memory memory;
    final Patterns patterns = new Patterns();
    private final Evaluation evaluation;
    private final Output out;
    private final ArrayList<Integer> inRange;
    private boolean exited;
    private int code;
    private int steps;
    long draws;
    private Value returned = Value.NOTHING;

    Run(Tree tree, State state) {
        this.tree = tree;
        this.memory = new Memory(state, patterns);
        this.inRange = new ArrayList<>(state.inRange());
        this.out = new Output(state.opened());
        this.exited = state.exited();
        this.code = state.code();
        this.draws = state.draws();
        this.evaluation = new Evaluation(this);
    }

    State state() {
        return new State(
                memory.values(),
                memory.arrays(),
                List.copyOf(inRange),
                out.opened(),
                exited,
                code,
                draws);
    }

    boolean hasExited() {
        return exited;
    }

    /** Writes what has been printed since the last time. */
    void flush(Process self) {
        out.flush(self);
    }

    void step() throws Problem {
        step(1);
    }

    /** Work that takes longer the longer a text is. */
    void step(int count) throws Problem {
        steps += count;
        if (steps > STEPS_AT_MOST) {
            throw new Problem("the program does more than this sandbox lets it");
        }
    }

    /** A value that is copied, compared or looked through now. */
    Value read(Value value) throws Problem {
        step(value.text().length() / READ_A_STEP);
        return value;
    }

    /** A text that a pattern looks through now. */
    String searched(String text) throws Problem {
        step(text.length() / SEARCHED_A_STEP);
        return text;
    }

    // ---- the parts of a program ----

    void begin() throws Problem {
        for (var action : tree.begin()) {
            if (execute(action) == Outcome.EXIT) {
                return;
            }
        }
    }

    void end() throws Problem {
        for (var action : tree.end()) {
            if (execute(action) == Outcome.EXIT) {
                return;
            }
        }
    }

    void record(String text) throws Problem {
        memory.set("NR", Value.of(memory.get("NR").asNumber() + 1));
        memory.set("FNR", Value.of(memory.get("FNR").asNumber() + 1));
        memory.setRecord(text);
        for (var i = 0; i < tree.rules().size() && !exited; i++) {
            var rule = tree.rules().get(i);
            if (!applies(rule, i)) {
                continue;
            }
            if (rule.action() == null) {
                out.add("", memory.record() + memory.text("ORS", "\n"));
            } else if (execute(rule.action()) == Outcome.NEXT) {
                return;
            }
        }
    }

    private boolean applies(Tree.Rule rule, int index) throws Problem {
        if (rule.pattern() == null) {
            return true;
        }
        if (rule.until() == null) {
            return evaluation.of(rule.pattern()).isTrue();
        }
        var isOpen = inRange.contains(index);
        if (!isOpen && !evaluation.of(rule.pattern()).isTrue()) {
            return false;
        }
        if (evaluation.of(rule.until()).isTrue()) {
            inRange.remove(Integer.valueOf(index));
        } else if (!isOpen) {
            inRange.add(index);
        }
        return true;
    }

    private void print(Stmt.Print print) throws Problem {
        var text =
                print.formatted()
                        ? evaluation.formatted(print.values())
                        : evaluation.line(print.values());
        if (print.file() == null) {
            out.add("", text);
        } else {
            out.add(evaluation.of(print.file()).asText(), print.appends(), text);
        }
    }

    // ---- statements ----

    private Outcome execute(Stmt statement) throws Problem {
        step();
        return switch (statement) {
            case Stmt.Eval(var value) -> {
                evaluation.of(value);
                yield Outcome.DONE;
            }
            case Stmt.Print print -> {
                print(print);
                yield Outcome.DONE;
            }
            case Stmt.Block(var items) -> block(items);
            case Stmt.If(var condition, var yes, var no) ->
                    evaluation.of(condition).isTrue()
                            ? execute(yes)
                            : no == null ? Outcome.DONE : execute(no);
            case Stmt.While loop -> whileLoop(loop);
            case Stmt.For loop -> forLoop(loop);
            case Stmt.ForIn(var name, var array, var body) -> forIn(name, array, body);
            case Stmt.Delete delete -> {
                delete(delete);
                yield Outcome.DONE;
            }
            case Stmt.Jump(var word) ->
                    word.equals("break")
                            ? Outcome.BREAK
                            : word.equals("next") ? Outcome.NEXT : Outcome.CONTINUE;
            case Stmt.Exit(var value) -> {
                exited = true;
                code = value == null ? code : (int) evaluation.of(value).asNumber() & 0xFF;
                yield Outcome.EXIT;
            }
            case Stmt.Return(var value) -> {
                returned = value == null ? Value.NOTHING : evaluation.of(value);
                yield Outcome.RETURN;
            }
        };
    }

    private void delete(Stmt.Delete delete) throws Problem {
        if (delete.keys() == null) {
            memory.clear(delete.array());
        } else {
            memory.remove(delete.array(), evaluation.key(delete.keys()));
        }
    }

    private Outcome block(List<Stmt> items) throws Problem {
        for (var item : items) {
            var outcome = execute(item);
            if (outcome != Outcome.DONE) {
                return outcome;
            }
        }
        return Outcome.DONE;
    }

    private static boolean endsLoop(Outcome outcome) {
        return outcome != Outcome.DONE && outcome != Outcome.CONTINUE;
    }

    private static Outcome after(Outcome outcome) {
        return outcome == Outcome.BREAK ? Outcome.DONE : outcome;
    }

    private Outcome whileLoop(Stmt.While loop) throws Problem {
        var isFirst = loop.first();
        while (isFirst || evaluation.of(loop.condition()).isTrue()) {
            isFirst = false;
            var outcome = execute(loop.body());
            if (endsLoop(outcome)) {
                return after(outcome);
            }
        }
        return Outcome.DONE;
    }

    private Outcome forLoop(Stmt.For loop) throws Problem {
        if (loop.first() != null) {
            execute(loop.first());
        }
        while (loop.condition() == null || evaluation.of(loop.condition()).isTrue()) {
            var outcome = execute(loop.body());
            if (endsLoop(outcome)) {
                return after(outcome);
            }
            if (loop.step() != null) {
                execute(loop.step());
            }
        }
        return Outcome.DONE;
    }

    /** In an order of ours, since awk has none: numbers first, by size, then the others by the alphabet. */
    private Outcome forIn(String name, String array, Stmt body) throws Problem {
        var keys = new ArrayList<>(memory.items(array).keySet());
        keys.sort(
                java.util.Comparator.comparing((String key) -> !key.matches("-?\\d{1,15}"))
                        .thenComparing(key -> key.matches("-?\\d{1,15}") ? Long.parseLong(key) : 0L)
                        .thenComparing(java.util.Comparator.naturalOrder()));
        for (var key : keys) {
            memory.set(name, Value.outside(key));
            var outcome = execute(body);
            if (endsLoop(outcome)) {
                return after(outcome);
            }
        }
        return Outcome.DONE;
    }

    /** Calls a function whose names have been set up, and returns what it returns. */
    @Nullable Value call(Stmt body) throws Problem {
        returned = Value.NOTHING;
        var outcome = execute(body);
        var value = outcome == Outcome.RETURN ? returned : Value.NOTHING;
        returned = Value.NOTHING;
        return outcome == Outcome.EXIT ? null : value;
    }
}
