package dev.sandglass.kubectl;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Transport;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.Ttys;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Wake;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that a command meets of the world. Every answer goes on the {@link Tape}; a command that is run again hears it
 * from there.
 */
public final class Session {

    private static final int READ_AT_MOST = 32_768;
    private static final String STDIN = "/dev/stdin";
    private static final String NOTHING = "/dev/null";

    private final Process process;
    private final Replay replay;
    private byte @Nullable [] input;
    private final @Nullable Integer ended;
    private final Counter counter;
    private final Output out;
    private final Output err;
    private int warnings;

    /**
     * @param wake what the command waited for
     */
    Session(Process process, Tape tape, Wake wake) {
        this.process = process;
        this.replay = new Replay(tape);
        this.out = new Output(process, 1, tape.out());
        this.err = new Output(process, 2, tape.err());
        this.input = wake instanceof Wake.Read(var data) ? data : null;
        this.ended = wake instanceof Wake.ChildExited(_, var code) ? code : null;
        this.counter = new Counter(process, replay, wake);
    }

    Tape tape() {
        return replay.tape(out.printed(), err.printed());
    }

    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** To standard output, as it is. */
    public void write(byte[] data) {
        err.flush();
        out.write(data);
    }

    /** A line to standard output. */
    public void print(String line) {
        write(line + "\n");
    }

    /** A line to standard error. */
    public void complain(String line) {
        writeError((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** To standard error, as it is. */
    public void writeError(byte[] data) {
        out.flush();
        err.write(data);
    }

    /** The server sent a warning that it had not sent before. */
    void countWarning() {
        warnings++;
    }

    /** How many different warnings the server sent, for {@code --warnings-as-errors}. */
    int warnings() {
        return warnings;
    }

    void flush() {
        out.flush();
        err.flush();
    }

    private <T extends @Nullable Object> T hear(Supplier<T> world) {
        return replay.hear(world);
    }

    /** The present moment in epoch nanoseconds of cluster time. */
    public long now() {
        return hear(process::now);
    }

    /** Asks a server something; null when nobody listens at the address. */
    <T> @Nullable T ask(URI server, Function<Transport, T> question) {
        var transport = connections().to(server);
        return hear(() -> transport == null ? null : question.apply(transport));
    }

    /** Whether somebody listens at the address. */
    public boolean isServed(URI server) {
        return hear(() -> connections().to(server) != null);
    }

    /**
     * What has come since the cursor; waits until there is something.
     *
     * @param until the moment (epoch nanoseconds, -1 for never) at which an empty batch is given
     */
    public Batch await(URI server, Cursor cursor, long until) {
        return awaitAny(server, List.of(cursor), until).getFirst();
    }

    /** What has come since each of the cursors; waits until there is something at one of them. */
    public List<Batch> awaitAny(URI server, List<Cursor> cursors, long until) {
        return hear(
                () -> {
                    var batches =
                            connections().carried(cursors, process).stream()
                                    .map(cursor -> connections().poll(server, cursor))
                                    .toList();
                    if (batches.stream().anyMatch(b -> !b.isEmpty())
                            || (until >= 0 && process.now() >= until)) {
                        return batches;
                    }
                    connections().await(server, cursors, process);
                    throw new Parked(new Parked.Reason.News(until));
                });
    }

    /**
     * Waits for news of the cursor, for input, or until the terminal has not this size any more.
     *
     * @param size null when the terminal's size does not matter
     */
    public Heard listen(URI server, Cursor cursor, @Nullable WindowSize size) {
        return hear(
                () -> {
                    var batch = connections().poll(server, cursor);
                    if (!batch.isEmpty()) {
                        return new Heard.News(batch);
                    }
                    if (size != null && !WindowSize.of(process).equals(size)) {
                        return new Heard.Resized(WindowSize.of(process));
                    }
                    var data = takeInput();
                    if (data != null) {
                        return new Heard.Input(data);
                    }
                    connections().await(server, List.of(cursor), process);
                    throw new Parked(new Parked.Reason.NewsOrInput());
                });
    }

    /** The ports where the command listens, and what it says there. */
    public Counter counter() {
        return counter;
    }

    private byte @Nullable [] takeInput() {
        var taken = input == null ? process.readNow(0, READ_AT_MOST) : input;
        input = null;
        return taken;
    }

    /** Gives bytes to what a cursor of an exec or attach reads from. */
    public void push(URI server, Cursor cursor, Push push) {
        hear(
                () -> {
                    var transport = connections().to(server);
                    if (transport != null) {
                        transport.push(cursor, push);
                    }
                    return true;
                });
    }

    private Connections connections() {
        return process.facility(Connections.class);
    }

    /** Waits. */
    public void sleep(Duration time) {
        var until = hear(() -> process.now() + time.toNanos());
        hear(
                () -> {
                    if (process.now() < until) {
                        throw new Parked(new Parked.Reason.Time(until));
                    }
                    return true;
                });
    }

    /** The next bytes of standard input, none at its end. */
    public byte[] readInput() {
        return hear(
                () -> {
                    var data = takeInput();
                    if (data == null) {
                        throw new Parked(new Parked.Reason.Input());
                    }
                    return data;
                });
    }

    /**
     * Runs another program with this one's terminal, and waits for its end.
     *
     * @return its exit code; null when there is no program of that name
     */
    public @Nullable Integer runProgram(List<String> words) {
        flush();
        var pid = hear(() -> Children.start(process, words));
        if (pid < 0) {
            return null;
        }
        return hear(
                () -> {
                    if (ended == null) {
                        throw new Parked(new Parked.Reason.Child(pid));
                    }
                    return ended;
                });
    }

    /** All of standard input. */
    public byte[] readAllInput() {
        var all = new ByteArrayOutputStream();
        for (var data = readInput(); data.length > 0; data = readInput()) {
            all.writeBytes(data);
        }
        return all.toByteArray();
    }

    private @Nullable Object files(FileAnswer.Action action) throws FileProblem {
        return hear(() -> FileAnswer.of(action, process.facility(Files.class))).get();
    }

    /** The absolute form of a path, {@code ~} not expanded. */
    public String resolve(String path) {
        return Files.resolve(process.folder(), path);
    }

    /** What is in a file; {@code /dev/stdin} and {@code /dev/null} are files here, too. */
    public byte[] readFile(String path) throws FileProblem {
        if (path.equals(STDIN)) {
            return readAllInput();
        }
        if (path.equals(NOTHING)) {
            return new byte[0];
        }
        return (byte[]) Objects.requireNonNull(files(f -> f.read(resolve(path))));
    }

    public boolean exists(String path) {
        return path.equals(STDIN)
                || path.equals(NOTHING)
                || hear(() -> process.facility(Files.class).exists(resolve(path)));
    }

    public boolean isFolder(String path) {
        return hear(() -> process.facility(Files.class).isFolder(resolve(path)));
    }

    /** The names in a folder, sorted. */
    @SuppressWarnings("unchecked")
    public List<String> listFolder(String path) throws FileProblem {
        return (List<String>) Objects.requireNonNull(files(f -> f.list(resolve(path))));
    }

    /** Makes or replaces a file, and the folders above it. */
    public void writeFile(String path, byte[] data) throws FileProblem {
        files(
                f -> {
                    var absolute = resolve(path);
                    f.makeFolders(absolute.substring(0, Math.max(1, absolute.lastIndexOf('/'))));
                    f.write(absolute, data);
                    return true;
                });
    }

    /** Makes a folder and those above it, as far as they are missing. */
    public void makeFolder(String path) throws FileProblem {
        files(
                f -> {
                    f.makeFolders(resolve(path));
                    return true;
                });
    }

    /** Removes a file. */
    public void removeFile(String path) throws FileProblem {
        files(
                f -> {
                    f.remove(resolve(path));
                    return true;
                });
    }

    /** A page of the web; null when nobody answers at the address. */
    public @Nullable String download(String address) {
        return hear(() -> process.facility(Web.class).read(address));
    }

    /** Letters and digits that nobody has thought of, as upstream's random suffixes. */
    public String suffix(int length, String purpose) {
        return hear(
                () -> {
                    var host = process.host();
                    return host.chance()
                            .suffix(
                                    length,
                                    purpose,
                                    host.hostname(),
                                    process.now() + replay.heard());
                });
    }

    /** A variable of the environment, or the empty string. */
    public String variable(String name) {
        return process.variable(name);
    }

    public String home() {
        var home = variable("HOME");
        return home.isEmpty() ? "/root" : home;
    }

    /** Turns the terminal to raw keys or back; does nothing where standard input is none. */
    public void setRaw(boolean raw) {
        var tty = Ttys.at(process, 0);
        if (tty != null) {
            tty.setRaw(raw);
        }
    }

    public int pid() {
        return process.pid();
    }

    /** Whether the descriptor is a terminal. */
    public boolean isTerminal(int descriptor) {
        var channel = process.channel(descriptor);
        return channel != null && channel.isTerminal();
    }

    /** Whether the command runs from its beginning, not from a mark. */
    boolean isFirst() {
        return replay.isFirst();
    }

    /** Where the command stands when it was marked before; null at its first run. */
    public <T extends Record> @Nullable T marked(Class<T> type) {
        return replay.marked(type);
    }

    /**
     * From now on the command goes on from here when it is run again: what was asked and printed so far is forgotten.
     */
    public void mark(Record state) {
        flush();
        replay.mark(state);
        out.forget();
        err.forget();
    }

    /**
     * What is found out once and kept for good, marks or not. Finding it prints nothing and does not wait; its answers
     * stay off the tape, because a later run does not ask again.
     */
    <T extends Record> T settled(Class<T> type, Supplier<T> find) {
        return replay.settled(type, find);
    }
}
