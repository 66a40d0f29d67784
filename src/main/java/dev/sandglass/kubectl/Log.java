package dev.sandglass.kubectl;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What {@code -v} shows on standard error, line by line as klog writes it. */
final class Log {

    /** Made when a line is first written, which most commands never do. */
    private static final class Held {
        static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS", Locale.ROOT)
                        .withZone(ZoneOffset.UTC);
    }

    private static final List<String> GATES =
            List.of(
                    "InOrderInformersBatchProcess\" enabled=true",
                    "InformerResourceVersion\" enabled=true",
                    "WatchListClient\" enabled=true",
                    "ClientsAllowCBOR\" enabled=false",
                    "ClientsPreferCBOR\" enabled=false",
                    "InOrderInformers\" enabled=true");

    private final Session session;
    private final int verbosity;

    Log(Session session, String verbosity) {
        this.session = session;
        this.verbosity = verbosity.matches("[0-9]{1,4}") ? Integer.parseInt(verbosity) : 0;
    }

    boolean shows(int level) {
        return verbosity >= level;
    }

    void line(int level, String source, String text) {
        if (shows(level)) {
            write('I', source, text);
        }
    }

    void warning(String source, String text) {
        write('W', source, text);
    }

    void error(String source, String text) {
        write('E', source, text);
    }

    void fatal(String source, String text) {
        write('F', source, text);
    }

    private void write(char severity, String source, String text) {
        var now = session.now();
        var time = Held.TIME.format(Instant.ofEpochSecond(0, now));
        session.complain("%c%s %7d %s] %s".formatted(severity, time, session.pid(), source, text));
    }

    /** A kubeconfig has been read. */
    void read(String file) {
        line(6, "loader.go:405", "Config loaded from file:  " + file);
    }

    /** What every command says first. */
    void loaded(String file) {
        if (!file.isEmpty()) {
            read(file);
        }
        for (var gate : GATES) {
            line(5, "envvar.go:172", "\"Feature gate default state\" feature=\"" + gate);
        }
    }
}
