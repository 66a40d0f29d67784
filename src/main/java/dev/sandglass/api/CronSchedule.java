package dev.sandglass.api;

import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Malformed;
import java.util.List;
import java.util.Locale;

/**
 * A CronJob's schedule, one set of bits per field; follows the reader of {@code robfig/cron}, down
 * to its complaints.
 * {@code @every} is left out: a CronJob that asks for it is refused as an unknown descriptor.
 */
public record CronSchedule(
        long minutes,
        long hours,
        long days,
        boolean everyDay,
        long months,
        long weekdays,
        boolean everyWeekday) {

    private static final Field MINUTES = new Field(0, 59, List.of());
    private static final Field HOURS = new Field(0, 23, List.of());
    private static final Field DAYS = new Field(1, 31, List.of());
    private static final Field MONTHS =
            new Field(
                    1,
                    12,
                    List.of(
                            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
                            "nov", "dec"));
    private static final Field WEEKDAYS =
            new Field(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));
    private static final int FIELDS = 5;

    /** Reads a schedule of five fields, or a word such as {@code @daily}. */
    public static CronSchedule parse(String text) {
        var fields = List.of(words(descriptor(text)));
        if (fields.size() != FIELDS) {
            throw new Malformed(
                    "expected exactly %d fields, found %d: [%s]"
                            .formatted(FIELDS, fields.size(), String.join(" ", fields)));
        }
        return new CronSchedule(
                MINUTES.bits(fields.get(0)),
                HOURS.bits(fields.get(1)),
                DAYS.bits(fields.get(2)),
                isStar(fields.get(2)),
                MONTHS.bits(fields.get(3)),
                WEEKDAYS.bits(fields.get(4)),
                isStar(fields.get(4)));
    }

    private static String[] words(String text) {
        var stripped = text.strip();
        return stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
    }

    private static String descriptor(String text) {
        return switch (text) {
            case "@yearly", "@annually" -> "0 0 1 1 *";
            case "@monthly" -> "0 0 1 * *";
            case "@weekly" -> "0 0 * * 0";
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@hourly" -> "0 * * * *";
            case "" -> throw new Malformed("empty spec string");
            default -> {
                if (text.startsWith("@")) {
                    throw new Malformed("unrecognized descriptor: " + text);
                }
                yield text;
            }
        };
    }

    /** Whether a field lets every day pass, so that the other field of days decides alone. */
    private static boolean isStar(String field) {
        for (var part : field.split(",")) {
            if (part.equals("*") || part.equals("?") || part.equals("*/1")) {
                return true;
            }
        }
        return false;
    }

    private record Field(int least, int most, List<String> names) {

        long bits(String field) {
            var bits = 0L;
            for (var part : field.split(",")) {
                bits |= part.isEmpty() ? 0 : range(part);
            }
            return bits;
        }

        private long range(String part) {
            var stepped = part.split("/", -1);
            var ends = stepped[0].split("-", -1);
            int start;
            int end;
            if (ends[0].equals("*") || ends[0].equals("?")) {
                start = least;
                end = most;
            } else {
                start = number(ends[0]);
                end = ends.length == 1 ? start : number(ends[1]);
                if (ends.length > 2) {
                    throw new Malformed("too many hyphens: " + part);
                }
            }
            if (stepped.length > 2) {
                throw new Malformed("too many slashes: " + part);
            }
            var step = 1;
            if (stepped.length == 2) {
                step = integer(stepped[1]);
                end = ends.length == 1 ? most : end;
            }
            check(start, end, step, part);
            var bits = 0L;
            for (var i = start; i <= end; i += step) {
                bits |= 1L << i;
            }
            return bits;
        }

        private void check(int start, int end, int step, String part) {
            if (start < least) {
                throw new Malformed(
                        "beginning of range (%d) below minimum (%d): %s"
                                .formatted(start, least, part));
            }
            if (end > most) {
                throw new Malformed(
                        "end of range (%d) above maximum (%d): %s".formatted(end, most, part));
            }
            if (start > end) {
                throw new Malformed(
                        "beginning of range (%d) beyond end of range (%d): %s"
                                .formatted(start, end, part));
            }
            if (step == 0) {
                throw new Malformed("step of range should be a positive number: " + part);
            }
        }

        private int number(String text) {
            var named = names.indexOf(text.toLowerCase(Locale.ROOT));
            return named < 0 ? integer(text) : named + least;
        }

        private static int integer(String text) {
            int number;
            try {
                number = Integer.parseInt(text);
            } catch (NumberFormatException _) {
                throw new Malformed(
                        "failed to parse int from %s: strconv.Atoi: parsing %s: invalid syntax"
                                .formatted(text, GoQuote.quote(text)));
            }
            if (number < 0) {
                throw new Malformed("negative number (%d) not allowed: %s".formatted(number, text));
            }
            return number;
        }
    }
}
