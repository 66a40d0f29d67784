package dev.sandglass.shell.tools;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sandglass.shell.interpreter.Regex;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code nl}: lines with numbers, page by page; {@code -b -d -f -h -i -l -n -p -s -v -w}. */
final class Nl {

    private static final int WIDEST = 1_000;
    private static final Map<String, String> SECTIONS =
            Map.of("h", "header", "b", "body", "f", "footer");
    private static final Map<String, String> NUMBERS =
            Map.of(
                    "v", "starting line number",
                    "i", "line number increment",
                    "l", "line number of blank lines",
                    "w", "line number field width");

    private Nl() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "p",
                "bdfhilnsvw",
                "body-numbering=b:",
                "footer-numbering=f:",
                "header-numbering=h:",
                "join-blank-lines=l:",
                "line-increment=i:",
                "no-renumber=p",
                "number-format=n:",
                "number-separator=s:",
                "number-width=w:",
                "section-delimiter=d:",
                "starting-line-number=v:");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        for (var given : s.given()) {
            var complaint = complaint(given.letter(), given.value());
            if (complaint != null) {
                self.complain("nl: " + complaint);
                if (!NUMBERS.containsKey(given.letter()) && !given.value().startsWith("p")) {
                    Switches.hint(self, "nl");
                }
                return Step.exit(1);
            }
        }
        return Gather.start(self, s.rest());
    }

    private static @Nullable String complaint(String letter, String value) {
        return switch (letter) {
            case "h", "b", "f" ->
                    value.matches("[atn]") || value.startsWith("p")
                            ? styled(value)
                            : "invalid "
                                    + SECTIONS.get(letter)
                                    + " numbering style: ‘"
                                    + value
                                    + "’";
            case "n" ->
                    List.of("ln", "rn", "rz").contains(value)
                            ? null
                            : "invalid line numbering format: ‘" + value + "’";
            case "v", "i", "l", "w" -> number(letter, value);
            default -> null;
        };
    }

    private static @Nullable String styled(String style) {
        try {
            pattern(style);
            return null;
        } catch (PatternSyntaxException problem) {
            return problem.getDescription();
        }
    }

    private static @Nullable String number(String letter, String value) {
        var isWrong = "invalid " + NUMBERS.get(letter) + ": ‘" + value + "’";
        if (!value.matches("[-+]?\\d{1,9}")) {
            return isWrong;
        }
        var number = Integer.parseInt(value);
        if ("wl".contains(letter) && number < 1) {
            return isWrong + ": Numerical result out of range";
        }
        return letter.equals("w") && number > WIDEST
                ? "numbers may be " + WIDEST + " wide in this sandbox"
                : null;
    }

    private static @Nullable Pattern pattern(String style) {
        return style.startsWith("p")
                ? Regex.compile(Regexes.regex(style.substring(1), false, false))
                : null;
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var pages = new Pages(switches(self));
        for (var input : inputs) {
            input.lines().forEach(pages::line);
        }
        Sieve.pass(pages.out.toString(), false, self);
        return 0;
    }

    /** Numbers lines, each by the style of the section that it stands in. */
    private static final class Pages {
        private final Switches s;
        private final StringBuilder out = new StringBuilder();
        private final String mark;
        private final int width;
        private String style;
        private @Nullable Pattern pattern;
        private long number;
        private int blanks;

        Pages(Switches s) {
            this.s = s;
            var marks = s.value("d", "\\:");
            mark = marks.length() == 1 ? marks + ":" : marks;
            width = Numbers.whole(s.value("w", "6"), 6);
            number = Numbers.whole(s.value("v", "1"), 1);
            style = s.value("b", "t");
            pattern = pattern(style);
        }

        void line(String line) {
            var section =
                    mark.isEmpty()
                            ? 0
                            : line.equals(mark)
                                    ? 1
                                    : line.equals(mark + mark)
                                            ? 2
                                            : line.equals(mark + mark + mark) ? 3 : 0;
            if (section > 0) {
                var letter = List.of("f", "b", "h").get(section - 1);
                style = s.value(letter, section == 2 ? "t" : "n");
                pattern = pattern(style);
                number = s.has("p") ? number : Numbers.whole(s.value("v", "1"), 1);
                out.append('\n');
                return;
            }
            var separator = s.value("s", "\t");
            if (isNumbered(line)) {
                out.append(shown()).append(separator);
                number += Numbers.whole(s.value("i", "1"), 1);
            } else {
                out.repeat(' ', width + separator.length());
            }
            out.append(line).append('\n');
        }

        private boolean isNumbered(String line) {
            if (pattern != null) {
                return pattern.matcher(line).find();
            }
            if (!style.equals("a") || !line.isEmpty()) {
                blanks = 0;
                return style.equals("a") || style.equals("t") && !line.isEmpty();
            }
            blanks = (blanks + 1) % Numbers.whole(s.value("l", "1"), 1);
            return blanks == 0;
        }

        private String shown() {
            var flags =
                    switch (s.value("n", "rn")) {
                        case "ln" -> "-";
                        case "rz" -> "0";
                        default -> "";
                    };
            return String.format(Locale.ROOT, "%" + flags + width + "d", number);
        }
    }
}
