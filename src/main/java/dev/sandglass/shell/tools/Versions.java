package dev.sandglass.shell.tools;

import java.util.ArrayList;
import java.util.List;

/** The order of versions: runs of digits as numbers. */
final class Versions {

    private Versions() {}

    static int compare(String a, String b) {
        var left = runs(a);
        var right = runs(b);
        for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
            var order = one(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int one(String left, String right) {
        var areNumbers = Character.isDigit(left.charAt(0)) && Character.isDigit(right.charAt(0));
        if (!areNumbers) {
            return left.compareTo(right);
        }
        var one = left.replaceFirst("^0+(?=.)", "");
        var other = right.replaceFirst("^0+(?=.)", "");
        return one.length() == other.length()
                ? one.compareTo(other)
                : Integer.compare(one.length(), other.length());
    }

    private static List<String> runs(String text) {
        var runs = new ArrayList<String>();
        var from = 0;
        for (var i = 1; i <= text.length(); i++) {
            var ends =
                    i == text.length()
                            || Character.isDigit(text.charAt(i))
                                    != Character.isDigit(text.charAt(i - 1));
            if (ends) {
                runs.add(text.substring(from, i));
                from = i;
            }
        }
        return runs;
    }
}
