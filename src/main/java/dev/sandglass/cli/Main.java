package dev.sandglass.cli;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Beginning;
import dev.sandglass.desk.Clock;
import dev.sandglass.desk.ClockCommand;
import dev.sandglass.desk.Runs;
import dev.sandglass.desk.Sandbox;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The command line's entry: which command, with which options, in which sandbox. */
public final class Main {

    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private Main() {}

    public static void main(String[] words) {
        Locale.setDefault(
                Locale.ROOT); // a cluster is the same in Cairo: its hashes, numbers, times
        // System.exit would first look through all jars for somebody who logs exits
        var code = run(words);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    private static int run(String[] words) {
        if (words.length > 1 && words[0].equals("lesson") && words[1].equals("check")) {
            var paths = List.of(words).subList(2, words.length);
            return new LessonCheck(Path.of("lessons"), System.out).run(paths);
        }
        var options = Options.read(words);
        if (options.command().equals("help")) {
            System.out.print(Options.HELP);
            return 0;
        }
        var complaint =
                options.complaint() == null ? unreadable(options.file()) : options.complaint();
        if (complaint != null) {
            System.err.println("sandglass: " + complaint);
            return 2;
        }
        var out = standardOutput();
        try {
            var sandbox = sandbox(options);
            var problem = options.lesson() == null ? null : begin(sandbox, options.lesson());
            if (problem != null) {
                System.err.println("sandglass: " + problem);
                return 2;
            }
            if (!isAtTerminal(options)) {
                sandbox.clock().turn(new ClockCommand.Speed(Clock.FREE));
            }
            return switch (options.command()) {
                case "transcript" -> {
                    new Transcript(new Runs(sandbox), out).run(text(options.file()));
                    yield 0;
                }
                default -> shell(options, sandbox, out);
            };
        } finally {
            out.flush();
        }
    }

    private static PrintStream standardOutput() {
        var buffered = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        return new PrintStream(buffered, false, StandardCharsets.UTF_8);
    }

    private static Sandbox sandbox(Options options) {
        var authorities = Authorities.practice();
        Thread.ofPlatform().daemon().start(Main::wakeCryptography);
        var now = Instant.now();
        // a whole second: Kubernetes cuts its times to seconds, and equal seeds are to give equal
        // results
        var second = now.getEpochSecond() * 1_000_000_000L;
        var seed = options.seed() == null ? second + now.getNano() : options.seed();
        return Sandbox.make(seed, second, authorities);
    }

    /** Java takes 8 ms to find its own at the first use: let them pass beside the making of the sandbox. */
    private static void wakeCryptography() {
        try {
            MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int shell(Options options, Sandbox sandbox, PrintStream out) {
        return isAtTerminal(options)
                ? new Interactive(sandbox, options.speed()).run()
                : lines(options, new Runs(sandbox), out);
    }

    private static boolean isAtTerminal(Options options) {
        return options.command().equals("shell")
                && options.text() == null
                && options.file() == null
                && System.console() != null
                && System.console().isTerminal();
    }

    /** Puts a lesson's objects into the cluster; returns what is wrong, or null. */
    private static @Nullable String begin(Sandbox sandbox, String lesson) {
        try (var in = Main.class.getResourceAsStream("/lessons/" + lesson + "/start.yaml")) {
            if (in == null) {
                return "there is no lesson " + lesson + " with a start of its own";
            }
            var start = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Beginning.apply(start, sandbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Options options, Runs runs, PrintStream out) {
        var text = options.text() != null ? options.text() : text(options.file());
        var result = runs.run(text, FOR_EVER);
        out.writeBytes(result.out());
        out.flush();
        System.err.writeBytes(result.err());
        return result.code() < 0 ? 124 : result.code();
    }

    /** Why a file cannot be read, or null. */
    private static @Nullable String unreadable(@Nullable String file) {
        if (file == null || file.equals("-")) {
            return null;
        }
        var path = Path.of(file);
        if (!Files.exists(path)) {
            return "there is no file " + file;
        }
        return Files.isRegularFile(path) && Files.isReadable(path)
                ? null
                : file + " is no file that can be read";
    }

    private static String text(@Nullable String file) {
        try {
            return file == null || file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
