package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code date}: the present moment of the cluster, or another, as a format says. UTC. */
final class Dates {

    private Dates() {}

    /** {@code -Is} is {@code --iso-8601=s}. */
    private static String usual(String word) {
        return word.equals("-I") ? "--iso-8601" : word.replaceFirst("^-I(?=.)", "--iso-8601=");
    }

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments().stream().map(Dates::usual).toList(),
                "uR",
                "d",
                "date=d:",
                "iso-8601=I?",
                "rfc-3339=rfc-3339:",
                "rfc-email=R",
                "universal=u",
                "utc=u");
    }

    static Step date(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var now = now(self);
        var moment = s.has("d") ? parse(s.value("d", ""), now) : now;
        if (moment == null) {
            self.complain("date: invalid date ‘" + s.value("d", "") + "’");
            return Step.exit(1);
        }
        var other = s.rest().stream().filter(word -> !word.startsWith("+")).findFirst();
        if (other.isPresent()) {
            self.complain(
                    s.rest().getFirst().startsWith("+")
                            ? "date: extra operand ‘" + other.get() + "’"
                            : "date: setting the clock is not in this sandbox yet");
            return Step.exit(1);
        }
        var format =
                s.rest().stream().filter(word -> word.startsWith("+")).findFirst().orElse(null);
        if (format != null) {
            self.print(format(format.substring(1), moment));
        } else if (s.has("R")) {
            self.print(format("%a, %d %b %Y %H:%M:%S %z", moment));
        } else if (s.has("I") || s.has("rfc-3339")) {
            return byStandard(self, s, moment);
        } else {
            self.print(format("%a %b %e %H:%M:%S UTC %Y", moment));
        }
        return Step.exit(0);
    }

    /** {@code --iso-8601} and {@code --rfc-3339}: as exact as is asked. */
    private static Step byStandard(Process self, Switches s, ZonedDateTime moment) {
        var precision = s.value("I", s.value("rfc-3339", ""));
        var day = "%Y-%m-%d" + (s.has("I") ? "T" : " ");
        var form =
                switch (precision) {
                    case "", "date" -> "%Y-%m-%d";
                    case "hours" -> day + "%H+00:00";
                    case "minutes" -> day + "%H:%M+00:00";
                    case "s", "seconds" -> day + "%H:%M:%S+00:00";
                    case "ns" -> day + "%H:%M:%S" + (s.has("I") ? "," : ".") + "%N+00:00";
                    default -> "";
                };
        if (form.isEmpty()) {
            var name = s.has("I") ? "--iso-8601" : "--rfc-3339";
            self.complain("date: invalid argument ‘" + precision + "’ for ‘" + name + "’");
            Switches.hint(self, "date");
            return Step.exit(1);
        }
        self.print(format(form, moment));
        return Step.exit(0);
    }

    static ZonedDateTime now(Process self) {
        return Instant.ofEpochSecond(0, self.now()).atZone(ZoneOffset.UTC);
    }

    /** The moment that {@code date -d} is given; null when the words mean none. */
    static @Nullable ZonedDateTime parse(String text, ZonedDateTime now) {
        if (text.matches("@-?\\d{1,12}(\\.\\d{1,9})?")) {
            var seconds = new BigDecimal(text.substring(1));
            var nanos = seconds.movePointRight(9).toBigInteger().longValue();
            return Instant.ofEpochSecond(0, nanos).atZone(ZoneOffset.UTC);
        }
        var words = text.strip().split("\\s+", 2);
        var named = named(words[0], now);
        if (named != null) {
            return words.length > 1 ? parse(words[1], named) : named;
        }
        return relative(text, now);
    }

    /** A day by its name or its date, with its time if that is given. */
    private static @Nullable ZonedDateTime named(String word, ZonedDateTime now) {
        switch (word) {
            case "now", "today", "" -> {
                return now;
            }
            case "yesterday" -> {
                return now.minusDays(1);
            }
            case "tomorrow" -> {
                return now.plusDays(1);
            }
            default -> {}
        }
        try {
            if (word.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC);
            }
            if (word.matches("\\d{1,2}:\\d{2}(:\\d{2})?")) {
                var time = LocalTime.parse(word.length() % 3 == 1 ? "0" + word : word);
                return now.with(time);
            }
            return word.indexOf('T') > 0
                    ? ZonedDateTime.parse(word).withZoneSameInstant(ZoneOffset.UTC)
                    : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static @Nullable ZonedDateTime relative(String text, ZonedDateTime now) {
        var relative = text.strip().split("\\s+");
        if (relative.length >= 2 && relative[0].matches("[-+]?\\d{1,9}")) {
            var sign = relative.length > 2 && relative[2].equals("ago") ? -1 : 1;
            var amount = sign * Long.parseLong(relative[0].replace("+", ""));
            return switch (relative[1].replaceFirst("s$", "")) {
                case "second", "sec" -> now.plusSeconds(amount);
                case "minute", "min" -> now.plusMinutes(amount);
                case "hour" -> now.plusHours(amount);
                case "day" -> now.plusDays(amount);
                case "week" -> now.plusWeeks(amount);
                case "month" -> now.plusMonths(amount);
                case "year" -> now.plusYears(amount);
                default -> null;
            };
        }
        return null;
    }

    private static String format(String format, ZonedDateTime moment) {
        var out = new StringBuilder();
        for (var i = 0; i < format.length(); i++) {
            var c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            out.append(field(format.charAt(++i), moment));
        }
        return out.toString();
    }

    private static String field(char letter, ZonedDateTime moment) {
        return switch (letter) {
            case 's' -> Long.toString(moment.toEpochSecond());
            case 'N' -> String.format(Locale.ROOT, "%09d", moment.getNano());
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            case 'e' -> String.format(Locale.ROOT, "%2d", moment.getDayOfMonth());
            case 'F' -> of("yyyy-MM-dd", moment);
            case 'T' -> of("HH:mm:ss", moment);
            case 'R' -> of("HH:mm", moment);
            case 'D' -> of("MM/dd/yy", moment);
            case 'Y' -> of("yyyy", moment);
            case 'y' -> of("yy", moment);
            case 'm' -> of("MM", moment);
            case 'd' -> of("dd", moment);
            case 'H' -> of("HH", moment);
            case 'I' -> of("hh", moment);
            case 'M' -> of("mm", moment);
            case 'S' -> of("ss", moment);
            case 'p' -> of("a", moment);
            case 'a' -> of("EEE", moment);
            case 'A' -> of("EEEE", moment);
            case 'b', 'h' -> of("MMM", moment);
            case 'B' -> of("MMMM", moment);
            case 'j' -> of("DDD", moment);
            case 'u' -> Integer.toString(moment.getDayOfWeek().getValue());
            case 'Z' -> "UTC";
            case 'z' -> "+0000";
            default -> "%" + letter;
        };
    }

    private static String of(String pattern, ZonedDateTime moment) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(moment);
    }
}
