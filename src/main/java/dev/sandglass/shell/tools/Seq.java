package dev.sandglass.shell.tools;

import dev.sandglass.shell.interpreter.Floats;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code seq}: numbers in a row. Left out: infinity, hexadecimal, more digits than eighteen.
 *
 * @param next in units of the last place
 * @param places behind the point
 * @param width that numbers are filled up to with zeroes
 * @param format of {@code printf}, or empty
 * @param begun whether a number has been printed
 */
record Seq(
        long next,
        long step,
        long last,
        int places,
        int width,
        String separator,
        String format,
        boolean begun)
        implements Program {

    private static final int BYTES_AT_ONCE = 16_384;
    private static final long NANOS_A_CHUNK = 1_000_000;
    private static final int DIGITS_AT_MOST = 18;
    private static final Pattern DIRECTIVE = Pattern.compile("%[-+ 0#']*\\d*(\\.\\d*)?(.?)");

    static Step start(Process self) {
        var arguments = new ArrayList<>(self.arguments());
        for (var i = 1; i < arguments.size(); i++) {
            if (arguments.get(i).matches("-\\.?\\d.*")) {
                arguments.add(i, "--"); // a negative number is no switch
                break;
            }
        }
        var s = Switches.read(arguments, "w", "sf", "separator=s:", "equal-width=w", "format=f:");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var words = s.rest().stream().filter(word -> !word.equals("--")).toList();
        var complaint = complaint(words, s);
        if (!complaint.isEmpty()) {
            self.complain("seq: " + complaint);
            return Step.exit(1);
        }
        var numbers = words.stream().map(word -> number(word).orElseThrow()).toList();
        var first = numbers.size() > 1 ? numbers.getFirst() : BigDecimal.ONE;
        var step = numbers.size() > 2 ? numbers.get(1) : BigDecimal.ONE;
        return Step.become(of(first, step, numbers.getLast(), s));
    }

    private static Seq of(BigDecimal first, BigDecimal step, BigDecimal last, Switches s) {
        var places = Math.max(0, Math.max(first.scale(), step.scale()));
        var end =
                last.setScale(
                        places, step.signum() > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING);
        var width =
                s.has("w")
                        ? Math.max(
                                first.setScale(places).toPlainString().length(),
                                end.toPlainString().length())
                        : 0;
        return new Seq(
                first.setScale(places).unscaledValue().longValueExact(),
                step.setScale(places).unscaledValue().longValueExact(),
                end.unscaledValue().longValueExact(),
                places,
                width,
                s.value("s", "\n"),
                s.value("f", ""),
                false);
    }

    private static String complaint(List<String> words, Switches s) {
        var help = "\nTry 'seq --help' for more information.";
        if (words.isEmpty()) {
            return "missing operand" + help;
        }
        if (words.size() > 3) {
            return "extra operand ‘" + words.get(3) + "’" + help;
        }
        for (var word : words) {
            if (number(word).isEmpty()) {
                return "invalid floating point argument: ‘" + word + "’" + help;
            }
        }
        if (words.size() == 3 && number(words.get(1)).orElseThrow().signum() == 0) {
            return "invalid Zero increment value: ‘" + words.get(1) + "’" + help;
        }
        if (s.has("f") && s.has("w")) {
            return "format string may not be specified when printing equal width strings" + help;
        }
        return s.has("f") ? wrongFormat(s.value("f", "")) : "";
    }

    private static String wrongFormat(String format) {
        var directives = DIRECTIVE.matcher(format.replace("%%", ""));
        if (!directives.find()) {
            return "format ‘" + format + "’ has no % directive";
        }
        var letter = directives.group(2);
        if (letter.isEmpty()) {
            return "format ‘" + format + "’ ends in %";
        }
        if (!"efgEFG".contains(letter)) {
            return "format ‘" + format + "’ has unknown %" + letter + " directive";
        }
        return directives.find() ? "format ‘" + format + "’ has too many % directives" : "";
    }

    /** A number of so few digits, before and behind the point, that it can be counted with. */
    private static Optional<BigDecimal> number(String word) {
        if (!word.matches("[-+]?(\\d{1,18}\\.?\\d{0,18}|\\.\\d{1,18})([eE][-+]?\\d{1,2})?")) {
            return Optional.empty();
        }
        var number = new BigDecimal(word);
        var plain = number.scale() < 0 ? number.setScale(0) : number;
        return plain.precision() <= DIGITS_AT_MOST && plain.scale() <= DIGITS_AT_MOST / 2
                ? Optional.of(plain)
                : Optional.empty();
    }

    @Override
    public Step on(Wake wake, Process self) {
        if (wake instanceof Wake.Signalled(var signal) && signal != Signal.WINCH) {
            return Step.exit(signal.exitCode());
        }
        var out = new StringBuilder();
        var at = next;
        var isFirst = !begun;
        while (!isOver(at) && out.length() < BYTES_AT_ONCE) {
            out.append(isFirst ? "" : separator).append(shown(at));
            isFirst = false;
            at += step;
        }
        var isOver = isOver(at);
        Sieve.pass(isOver && !isFirst ? out + "\n" : out.toString(), false, self);
        self.spend(NANOS_A_CHUNK * out.length() / BYTES_AT_ONCE);
        return isOver
                ? Step.exit(0)
                : Step.again(new Seq(at, step, last, places, width, separator, format, !isFirst));
    }

    private boolean isOver(long number) {
        return step > 0 ? number > last : number < last;
    }

    private String shown(long number) {
        var text = BigDecimal.valueOf(number, places).toPlainString();
        if (!format.isEmpty()) {
            return formatted(Double.parseDouble(text));
        }
        var fill = width - text.length();
        if (fill <= 0) {
            return text;
        }
        return text.startsWith("-")
                ? "-" + "0".repeat(fill) + text.substring(1)
                : "0".repeat(fill) + text;
    }

    private String formatted(double number) {
        var marked = format.replace("%%", "\0");
        var directive = DIRECTIVE.matcher(marked);
        var out = new StringBuilder();
        if (directive.find()) {
            var letter = directive.group(2);
            var flags = directive.group().substring(0, directive.group().length() - 1);
            out.append(marked, 0, directive.start());
            Floats.append(out, flags, letter.charAt(0), number);
            out.append(marked, directive.end(), marked.length());
        }
        return out.toString().replace('\0', '%');
    }
}
