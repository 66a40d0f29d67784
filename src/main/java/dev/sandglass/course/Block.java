package dev.sandglass.course;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A piece of a lesson. HTML in here is made from Markdown by {@link Markdown} and safe to send. */
public sealed interface Block {

    /** Paragraphs, lists, tables. */
    record Prose(String html) implements Block {}

    /** A remark beside the thread of the text. */
    record Callout(Tone tone, String title, String html) implements Block {}

    /**
     * What a remark is: good advice, a fact, a danger, something that surprises nearly everybody.
     */
    enum Tone {
        TIP("Tip"),
        NOTE("Note"),
        WARNING("Warning"),
        GOTCHA("Gotcha");

        private final String word;

        Tone(String word) {
            this.word = word;
        }

        /** The word for readers. */
        public String word() {
            return word;
        }

        /** The word for style sheets. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A command that can be copied, or run in the terminal that it names.
     *
     * @param expected what it prints, with {@code …} where the text differs from run to run
     */
    record Run(String id, String terminal, String command, @Nullable String expected)
            implements Block {}

    /** Something to read in a fixed font. */
    record Code(String language, String text) implements Block {}

    /** A diagram in characters. */
    record Ascii(String caption, String text) implements Block {}

    /** A diagram in Mermaid's language; its source is the text for who cannot see it drawn. */
    record Mermaid(String caption, String source) implements Block {}

    /** A question with one right answer, or (if {@code several}) at least one. */
    record Quiz(String id, String html, List<Option> options, boolean several) implements Block {
        public Quiz {
            options = List.copyOf(options);
        }
    }

    /**
     * A question that the learner's own cluster decides: the answer is locked, the command runs,
     * and
     * the measured value is held against the options.
     */
    record Predict(String id, String html, List<Option> options, @Nullable Act act, Watch watch)
            implements Block {
        public Predict {
            options = List.copyOf(options);
        }

        /** The options that begin with this number. */
        public List<Option> saying(long value) {
            return options.stream().filter(option -> option.says(value)).toList();
        }
    }

    /** A command in a terminal. */
    record Act(String terminal, String command) {}

    /** One answer, and why it is right or wrong. */
    record Option(String id, String text, String html, boolean right, String why) {

        /** Whether the option's text begins with the number. */
        public boolean says(long value) {
            var digits = text.replaceFirst("^(\\d+).*$", "$1");
            return digits.equals(Long.toString(value));
        }
    }

    /** A task, with checks that look at the cluster and hints that climb from where to what. */
    record Exercise(String id, String html, List<Check> checks, List<String> hints)
            implements Block {
        public Exercise {
            checks = List.copyOf(checks);
            hints = List.copyOf(hints);
        }
    }
}
