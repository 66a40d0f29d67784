package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code getopts}: the next switch among the arguments. */
final class GetoptsBuiltin {

    private GetoptsBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() < 3) {
            shell.self().complain("getopts: usage: getopts optstring name [arg ...]");
            return 2;
        }
        try {
            return next(shell, words) ? 0 : 1;
        } catch (Expansion.Refused refused) {
            shell.complain("getopts: " + refused.getMessage());
            return 1;
        }
    }

    private static boolean next(Interpreter shell, List<String> words) throws Expansion.Refused {
        var known = words.get(1);
        var name = words.get(2);
        var arguments = words.size() > 3 ? words.subList(3, words.size()) : shell.arguments;
        var number = (int) new Arithmetic(shell).value(shell.scope.get("OPTIND", "1"));
        var kept = shell.scope.get(PLACE, "");
        var place = kept.startsWith(number + ":") ? Integer.parseInt(kept.split(":")[1]) : 1;
        var at = Math.max(0, number - 1);
        var word = at < arguments.size() ? arguments.get(at) : "";
        if (word.length() < 2 || !word.startsWith("-") || word.equals("--")) {
            shell.set(name, "?");
            shell.set("OPTIND", "" + (word.equals("--") ? number + 1 : number));
            return false;
        }
        var letter = word.charAt(Math.min(place, word.length() - 1));
        var isLast = place + 1 >= word.length();
        var isKnown = letter != ':' && known.indexOf(letter) >= 0;
        var isSilent = known.startsWith(":");
        var wantsValue = isKnown && known.startsWith(":", known.indexOf(letter) + 1);
        var found = String.valueOf(letter);
        shell.scope.forget("OPTARG");
        if (!isKnown) {
            found = "?";
            report(shell, isSilent, "illegal option -- " + letter, letter);
        } else if (wantsValue && isLast && at + 1 >= arguments.size()) {
            found = isSilent ? ":" : "?";
            report(shell, isSilent, "option requires an argument -- " + letter, letter);
        } else if (wantsValue) {
            var own = word.substring(Math.min(place + 1, word.length()));
            shell.set("OPTARG", isLast ? arguments.get(at + 1) : own);
            number += isLast ? 1 : 0;
        }
        shell.set(name, found);
        shell.set("OPTIND", "" + (isLast || wantsValue ? number + 1 : number));
        shell.scope.keep(PLACE, isLast || wantsValue ? "" : number + ":" + (place + 1));
        return true;
    }

    /** Keeps how far the present word has been read: {@code OPTIND:place}. */
    private static final String PLACE = "\0getopts";

    private static void report(Interpreter shell, boolean silent, String words, char letter)
            throws Expansion.Refused {
        if (silent) {
            shell.set("OPTARG", String.valueOf(letter));
        } else {
            shell.self().complain(shell.name + ": " + words);
        }
    }
}
