package dev.sandglass.kubectl.describe;

import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.printing.Escapes;
import dev.sandglass.kubectl.printing.GoSort;
import dev.sandglass.kubectl.printing.GoValues;
import dev.sandglass.kubectl.printing.TabWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A description in the making: lines at levels of indentation, aligned by their tabs at the end. */
final class Page {

    private static final int ANNOTATION_AT_MOST = 140;
    private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final @Nullable TabWriter tabs;
    private final StringBuilder done = new StringBuilder();
    private final long now;

    Page(long now) {
        this.now = now;
        this.tabs = TabWriter.ofDescriptions();
    }

    private Page() {
        this.now = 0;
        this.tabs = null;
    }

    /** A page whose tabs stay tabs. */
    static Page unaligned() {
        return new Page();
    }

    /** The whole text. */
    String text() {
        flush();
        return done.toString();
    }

    /** What comes now is aligned by itself. */
    void flush() {
        if (tabs != null) {
            done.append(tabs.flush());
        }
    }

    long now() {
        return now;
    }

    /** Text as it is, without an end of line. */
    Page write(String text) {
        if (tabs == null) {
            done.append(Escapes.escape(text));
        } else {
            tabs.write(Escapes.escape(text));
        }
        return this;
    }

    /** A line. */
    Page line(String text) {
        return write(text).write("\n");
    }

    /** A line, two blanks further in for each level. */
    Page line(int level, String text) {
        return line("  ".repeat(level) + text);
    }

    /** {@code Name:  value}. */
    Page field(String name, Object value) {
        return line(name + ":\t" + GoValues.print(value));
    }

    Page field(int level, String name, Object value) {
        return line(level, name + ":\t" + GoValues.print(value));
    }

    /** As {@link #field}, but only when there is something to say. */
    Page fieldIfAny(String name, String value) {
        return value.isEmpty() ? this : field(name, value);
    }

    /** Name, namespace, labels and annotations. */
    Page head(Document object) {
        field("Name", object.text("metadata.name"));
        field("Namespace", object.text("metadata.namespace"));
        return labelsAndAnnotations(object);
    }

    Page labelsAndAnnotations(Document object) {
        labels("Labels", object.child("metadata.labels"));
        return annotations("Annotations", object.child("metadata.annotations"));
    }

    /** A map, one entry a line. */
    Page labels(String title, Document labels) {
        return labels("", title, "\t", labels);
    }

    Page labels(String outer, String title, String inner, Document labels) {
        write(outer + title + ":" + inner);
        if (labels.isEmpty()) {
            return line("<none>");
        }
        var lead = "";
        for (var key : labels.keys()) {
            line(lead + key + "=" + labels.get(key));
            lead = outer + inner;
        }
        return this;
    }

    Page annotations(String title, Document annotations) {
        write(title + ":\t");
        var shown = annotations.remove(APPLIED);
        if (shown.isEmpty()) {
            return line("<none>");
        }
        var lead = "";
        for (var key : shown.keys()) {
            write(lead);
            lead = "\t";
            var value = String.valueOf(shown.get(key));
            value = value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
            if (value.length() + key.length() + 2 <= ANNOTATION_AT_MOST && !value.contains("\n")) {
                line(key + ": " + value);
                continue;
            }
            line(key + ":");
            for (var part : value.split("\n", -1)) {
                line("\t  " + shortened(part));
            }
        }
        return this;
    }

    private static String shortened(String text) {
        var most = ANNOTATION_AT_MOST - 2;
        return text.length() > most ? text.substring(0, most) + "..." : text;
    }

    /** Several values, one a line, under a title. */
    Page list(String title, List<String> values) {
        write(title + ":\t");
        if (values.isEmpty()) {
            return line("<none>");
        }
        var lead = "";
        for (var value : values) {
            line(lead + value);
            lead = "\t";
        }
        return this;
    }

    /** Tolerations, sorted by key. */
    Page tolerations(String title, Items tolerations) {
        var texts =
                tolerations
                        .documents()
                        .sorted(Comparator.comparing((Document t) -> t.text("key")))
                        .map(Page::toleration)
                        .toList();
        return list(title, texts);
    }

    private static String toleration(Document toleration) {
        var text = new StringBuilder(toleration.text("key"));
        if (!toleration.text("value").isEmpty()) {
            text.append('=').append(toleration.text("value"));
        }
        if (!toleration.text("effect").isEmpty()) {
            text.append(':').append(toleration.text("effect"));
        }
        if (toleration.text("operator").equals("Exists") && toleration.text("value").isEmpty()) {
            text.append(text.isEmpty() ? "op=Exists" : " op=Exists");
        }
        if (toleration.has("tolerationSeconds")) {
            text.append(" for ").append(toleration.number("tolerationSeconds", 0)).append('s');
        }
        return text.toString();
    }

    /** Events, oldest first; nothing when they were not to be shown. */
    Page events(@Nullable List<Document> events) {
        if (events == null) {
            return this;
        }
        if (events.isEmpty()) {
            return line("Events:\t<none>");
        }
        flush();
        line("Events:");
        line(1, "Type\tReason\tAge\tFrom\tMessage");
        line(1, "----\t------\t----\t----\t-------");
        GoSort.sorted(events, Comparator.comparingLong(Page::lastSeen))
                .forEach(event -> line(1, event(event)));
        return this;
    }

    private static long lastSeen(Document event) {
        return Timestamps.nanos(event.text("lastTimestamp"));
    }

    private String event(Document event) {
        var field = event.text("involvedObject.fieldPath");
        var message = event.text("message").strip();
        return event.text("type")
                + "\t"
                + event.text("reason")
                + "\t"
                + interval(event)
                + "\t"
                + event.text("source.component", event.text("reportingComponent"))
                + "\t"
                + (field.isEmpty() ? message : field + ": " + message);
    }

    private String interval(Document event) {
        return dev.sandglass.kubectl.printing.EventTimes.interval(event, now);
    }

    /** {@code Sat, 21 Nov 2026 12:00:00 +0000}. */
    static String time(String timestamp) {
        if (timestamp.isEmpty()) {
            return "Mon, 01 Jan 0001 00:00:00 +0000";
        }
        return TIME.format(Instant.parse(timestamp));
    }

    /** The kind and name of the controller that owns the object, or empty. */
    static String controller(Document object) {
        return object.items("metadata.ownerReferences")
                .documents()
                .filter(reference -> reference.flag("controller"))
                .map(reference -> reference.text("kind") + "/" + reference.text("name"))
                .findFirst()
                .orElse("");
    }

    /** {@code True} or {@code False}. */
    static String truth(boolean value) {
        return value ? "True" : "False";
    }

    static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    /** The table of conditions that upstream's pages without a form of their own have. */
    Page conditions(Items conditions) {
        line("Conditions:");
        line(1, "Type\tStatus\tLastTransitionTime\tReason\tMessage");
        line(1, "----\t------\t------------------\t------\t-------");
        conditions.documents().forEach(it -> line(1, condition(it)));
        return this;
    }

    private static String condition(Document it) {
        return String.join(
                "\t",
                it.text("type"),
                it.text("status"),
                time(it.text("lastTransitionTime")),
                it.text("reason"),
                it.text("message"));
    }
}
