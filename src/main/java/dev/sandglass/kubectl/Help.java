package dev.sandglass.kubectl;

import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.Collection;
import java.util.List;

/** Help pages, in the layout of kubectl's. */
public final class Help {

    private Help() {}

    /** The page of one command. */
    public static String page(Usage usage) {
        var page = new StringBuilder();
        page.append(usage.about().isEmpty() ? usage.summary() : usage.about()).append("\n\n");
        if (!usage.aliases().isEmpty()) {
            page.append("Aliases:\n").append(usage.word()).append(", ");
            page.append(String.join(", ", usage.aliases())).append("\n\n");
        }
        examples(usage, page);
        var below = Commands.listedUnder(usage.name());
        if (!below.isEmpty()) {
            page.append(usage.name().isEmpty() ? groups(below) : group(Group.PART, below));
            page.append('\n');
        }
        if (usage.flags().values().stream().anyMatch(f -> !f.hidden())) {
            page.append("Options:\n").append(flags(usage.flags().values()));
        }
        page.append("Usage:\n  ").append(usage.line()).append("\n\n");
        if (!below.isEmpty()) {
            page.append("Use \"").append(usage.path());
            page.append(" <command> --help\" for more information about a given command.\n");
        }
        page.append("Use \"kubectl options\" for a list of global command-line options");
        return page.append(" (applies to all commands).\n").toString();
    }

    private static void examples(Usage usage, StringBuilder page) {
        if (usage.examples().isEmpty()) {
            return;
        }
        page.append("Examples:\n");
        var between = "";
        for (var example : usage.examples()) {
            page.append(between).append("  # ").append(example.says()).append('\n');
            page.append("  ").append(example.line().replace("\n", "\n  ")).append('\n');
            between = "  \n";
        }
        page.append('\n');
    }

    private static String groups(List<KubectlCommand> commands) {
        var text = new StringBuilder();
        for (var group : Group.values()) {
            if (group == Group.PART || group == Group.HIDDEN) {
                continue;
            }
            var members = commands.stream().filter(c -> c.usage().group() == group).toList();
            text.append(group(group, members)).append('\n');
        }
        return text.substring(0, text.length() - 1);
    }

    private static String group(Group group, List<KubectlCommand> commands) {
        var widest =
                Math.max(
                        11,
                        commands.stream().mapToInt(c -> c.usage().word().length()).max().orElse(0));
        var text = new StringBuilder(group.title()).append('\n');
        for (var command : commands) {
            var word = command.usage().word();
            text.append("  ").append(word).append(" ".repeat(widest - word.length() + 3));
            text.append(command.usage().summary()).append('\n');
        }
        return text.toString();
    }

    /** A list of options with what they do. */
    public static String flags(Collection<Flag> flags) {
        var text = new StringBuilder();
        for (var flag : flags) {
            if (flag.hidden()) {
                continue;
            }
            text.append("    ");
            if (!flag.shorthand().isEmpty()) {
                text.append('-').append(flag.shorthand()).append(", ");
            }
            var quote = flag.type() == Flag.Type.TEXT ? "'" : "";
            text.append("--").append(flag.name()).append('=');
            text.append(quote).append(flag.fallback()).append(quote).append(":\n\t");
            text.append(flag.says());
            if (!flag.deprecated().isEmpty()) {
                text.append(" (DEPRECATED: ").append(flag.deprecated()).append(')');
            }
            text.append("\n\n");
        }
        return text.toString();
    }
}
