package dev.sandglass.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a {@link GoTemplate}. Places are offsets in its text: messages name them. */
sealed interface TemplateNode {

    record Text(String text) implements TemplateNode {}

    record Action(Pipe pipe) implements TemplateNode {}

    record If(Pipe pipe, List<TemplateNode> then, List<TemplateNode> otherwise)
            implements TemplateNode {}

    record With(Pipe pipe, List<TemplateNode> then, List<TemplateNode> otherwise)
            implements TemplateNode {}

    record Range(Pipe pipe, List<TemplateNode> body, List<TemplateNode> otherwise)
            implements TemplateNode {}

    record Break() implements TemplateNode {}

    record Continue() implements TemplateNode {}

    /** {@code $x := a | b}: variables, whether they are new, and commands, each fed by the one before. */
    record Pipe(int place, List<String> variables, boolean assigns, List<Command> commands) {

        @Override
        public String toString() {
            var words = commands.stream().map(Command::toString).toList();
            var declared =
                    variables.isEmpty()
                            ? ""
                            : String.join(", ", variables) + (assigns ? " = " : " := ");
            return declared + String.join(" | ", words);
        }
    }

    record Command(int place, List<Operand> words) {

        @Override
        public String toString() {
            return String.join(
                    " ",
                    words.stream()
                            .map(w -> w instanceof Nested n ? "(" + n.pipe() + ")" : w.toString())
                            .toList());
        }
    }

    /** One word of a command. */
    sealed interface Operand {
        int place();
    }

    record Dot(int place) implements Operand {
        @Override
        public String toString() {
            return ".";
        }
    }

    record Nil(int place) implements Operand {
        @Override
        public String toString() {
            return "nil";
        }
    }

    /** A string, number or boolean, and how it was written. */
    record Literal(int place, Object value, String text) implements Operand {
        @Override
        public String toString() {
            return text;
        }
    }

    record Function(int place, String name) implements Operand {
        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code .a.b} */
    record Fields(int place, List<String> names) implements Operand {
        @Override
        public String toString() {
            return "." + String.join(".", names);
        }
    }

    /** {@code $x.a} */
    record Variable(int place, String name, List<String> names) implements Operand {
        @Override
        public String toString() {
            return names.isEmpty() ? name : name + "." + String.join(".", names);
        }
    }

    /** A pipeline in parentheses. */
    record Nested(int place, Pipe pipe) implements Operand {
        @Override
        public String toString() {
            return pipe.toString();
        }
    }

    /** {@code (…).a} */
    record Chain(int place, Operand of, List<String> names) implements Operand {
        @Override
        public String toString() {
            return (of instanceof Nested ? "(" + of + ")" : of) + "." + String.join(".", names);
        }
    }

    /** What no value at all is: a key that is not there. */
    enum Absent {
        VALUE
    }

    static boolean isAbsent(@Nullable Object value) {
        return value == Absent.VALUE;
    }
}
