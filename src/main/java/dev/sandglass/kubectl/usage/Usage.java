package dev.sandglass.kubectl.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a command is called, what it takes and what help says about it. Help, completion and the site's reference are
 * all made from this.
 */
public final class Usage {

    /** Under which heading help lists a command; {@code HIDDEN} is not listed, {@code PART} belongs to another. */
    public enum Group {
        BEGINNER("Basic Commands (Beginner):"),
        INTERMEDIATE("Basic Commands (Intermediate):"),
        DEPLOY("Deploy Commands:"),
        CLUSTER("Cluster Management Commands:"),
        TROUBLE("Troubleshooting and Debugging Commands:"),
        ADVANCED("Advanced Commands:"),
        SETTINGS("Settings Commands:"),
        PLUGINS("Subcommands provided by plugins:"),
        OTHER("Other Commands:"),
        HIDDEN(""),
        PART("Available Commands:");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** A line to try, and what it does. */
    public record Example(String says, String line) {}

    private final Group group;
    private final String name;
    private final String synopsis;
    private final List<String> aliases = new ArrayList<>(0);
    private final List<String> suggestedFor = new ArrayList<>(0);
    private final List<Example> examples = new ArrayList<>();
    private final TreeMap<String, Flag> flags = new TreeMap<>();
    private final List<String> required = new ArrayList<>(0);
    private String summary = "";
    private String about = "";
    private boolean onlyGroups;

    private Usage(Group group, String name, String synopsis) {
        this.group = group;
        this.name = name;
        this.synopsis = synopsis;
    }

    /**
     * @param name the words of the command behind {@code kubectl}: {@code "create deployment"}
     * @param synopsis what follows in the usage line
     */
    public static Usage of(Group group, String name, String synopsis) {
        return new Usage(group, name, synopsis);
    }

    /** One line for the list of commands. */
    public Usage summary(String text) {
        summary = text;
        return this;
    }

    /** The paragraphs on top of the help page; the summary stands there when there are none. */
    public Usage about(String text) {
        about = text.strip();
        return this;
    }

    public Usage alias(String... names) {
        aliases.addAll(List.of(names));
        return this;
    }

    /** What people type who mean this command. */
    public Usage suggestedFor(String... words) {
        suggestedFor.addAll(List.of(words));
        return this;
    }

    public Usage example(String line, String says) {
        examples.add(new Example(says, line));
        return this;
    }

    public Usage flags(Flag... more) {
        for (var flag : more) {
            flags.put(flag.name(), flag);
        }
        return this;
    }

    public Usage flags(List<Flag> more) {
        return flags(more.toArray(Flag[]::new));
    }

    public Usage flag(String flagName, String shorthand, String says) {
        return flags(Flag.bool(flagName, shorthand, says));
    }

    public Usage text(String flagName, String shorthand, String says) {
        return flags(Flag.text(flagName, shorthand, says));
    }

    public Usage texts(String flagName, String shorthand, String says) {
        return flags(Flag.of(flagName, shorthand, Flag.Type.TEXTS, "[]", says));
    }

    public Usage list(String flagName, String shorthand, String says) {
        return flags(Flag.of(flagName, shorthand, Flag.Type.LIST, "[]", says));
    }

    public Usage number(String flagName, String fallback, String says) {
        return flags(Flag.of(flagName, "", Flag.Type.INT, fallback, says));
    }

    public Usage duration(String flagName, String fallback, String says) {
        return flags(Flag.of(flagName, "", Flag.Type.DURATION, fallback, says));
    }

    /** These flags must be given. */
    public Usage require(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    /** The command does nothing by itself but hold others. */
    public Usage onlyGroups() {
        onlyGroups = true;
        return this;
    }

    // ---- reading ----

    public Group group() {
        return group;
    }

    /** {@code create deployment}. */
    public String name() {
        return name;
    }

    /** {@code deployment}: the last word. */
    public String word() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** {@code kubectl create deployment}. */
    public String path() {
        return name.isEmpty() ? "kubectl" : "kubectl " + name;
    }

    public List<String> aliases() {
        return aliases;
    }

    public List<String> suggestedFor() {
        return suggestedFor;
    }

    public List<Example> examples() {
        return examples;
    }

    /** The command's own flags by name. */
    public Map<String, Flag> flags() {
        return flags;
    }

    public List<String> required() {
        return required;
    }

    public String summary() {
        return summary;
    }

    public String about() {
        return about;
    }

    public boolean holdsOnlyOthers() {
        return onlyGroups;
    }

    /** The flag of this name, the command's own or a global one. */
    public @Nullable Flag find(String flagName) {
        var own = flags.get(flagName);
        return own != null ? own : GlobalFlags.BY_NAME.get(flagName);
    }

    /** The flag of this letter, the command's own or a global one. */
    public @Nullable Flag findShort(String letter) {
        for (var flag : flags.values()) {
            if (flag.shorthand().equals(letter)) {
                return flag;
            }
        }
        for (var flag : GlobalFlags.BY_NAME.values()) {
            if (flag.shorthand().equals(letter)) {
                return flag;
            }
        }
        return null;
    }

    /** {@code kubectl scale (-f FILENAME | TYPE NAME) [options]}. */
    public String line() {
        var line = (path() + " " + synopsis).stripTrailing();
        return line.contains("[options]") ? line : line + " [options]";
    }
}
