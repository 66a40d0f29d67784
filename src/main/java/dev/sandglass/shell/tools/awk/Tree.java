package dev.sandglass.shell.tools.awk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An awk program, parsed. */
record Tree(
        List<Stmt> begin,
        List<Rule> rules,
        List<Stmt> end,
        boolean hasEnd,
        Map<String, Function> functions) {

    /**
     * A rule: without pattern for every record.
     *
     * @param until the end of a range, or null
     * @param action null prints the record
     */
    record Rule(@Nullable Expr pattern, @Nullable Expr until, @Nullable Stmt action) {}

    /** A function; {@code arrays} are the parameters that it uses as arrays. */
    record Function(String name, List<String> parameters, Set<String> arrays, Stmt body) {}

    sealed interface Expr {
        record Num(double value) implements Expr {}

        record Str(String text) implements Expr {}

        /** A regular expression that stands alone: matched against the record. */
        record Regex(String pattern) implements Expr {}

        record Var(String name) implements Expr {}

        record Field(Expr number) implements Expr {}

        record Item(String array, List<Expr> keys) implements Expr {}

        record Assign(Expr target, String operator, Expr value) implements Expr {}

        record Step(Expr target, int by, boolean before) implements Expr {}

        record Unary(char operator, Expr value) implements Expr {}

        record Binary(String operator, Expr left, Expr right) implements Expr {}

        record Both(boolean and, Expr left, Expr right) implements Expr {}

        record Choice(Expr condition, Expr yes, Expr no) implements Expr {}

        record In(List<Expr> keys, String array) implements Expr {}

        record Match(Expr text, Expr pattern, boolean negated) implements Expr {}

        record Call(String name, List<Expr> arguments) implements Expr {}
    }

    sealed interface Stmt {
        record Eval(Expr value) implements Stmt {}

        /** {@code print} and {@code printf}; to a file if there is one named. */
        record Print(List<Expr> values, boolean formatted, @Nullable Expr file, boolean appends)
                implements Stmt {}

        record Block(List<Stmt> items) implements Stmt {}

        record If(Expr condition, Stmt yes, @Nullable Stmt no) implements Stmt {}

        record While(Expr condition, Stmt body, boolean first) implements Stmt {}

        record For(@Nullable Stmt first, @Nullable Expr condition, @Nullable Stmt step, Stmt body)
                implements Stmt {}

        record ForIn(String name, String array, Stmt body) implements Stmt {}

        record Delete(String array, @Nullable List<Expr> keys) implements Stmt {}

        /** {@code break}, {@code continue}, {@code next}. */
        record Jump(String word) implements Stmt {}

        record Exit(@Nullable Expr code) implements Stmt {}

        record Return(@Nullable Expr value) implements Stmt {}
    }
}
