package dev.sandglass.sim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One running program, as the program sees itself. Handed to {@link Program#on}; not to be kept.
 *
 * <p>All that it says goes to {@link Processes}, where the process is plain data.
 */
public final class Process {

    private final Processes processes;
    private final int pid;

    Process(Processes processes, int pid) {
        this.processes = processes;
        this.pid = pid;
    }

    public int pid() {
        return pid;
    }

    public int parent() {
        return entry().parent();
    }

    public Processes processes() {
        return processes;
    }

    public Host host() {
        return processes.host();
    }

    public <T> T facility(Class<T> type) {
        return processes.host().facility(type);
    }

    /** What it is between two resumptions. */
    public Program program() {
        return entry().program;
    }

    /** The command line, the program's name first. */
    public List<String> arguments() {
        return entry().arguments();
    }

    public Map<String, String> environment() {
        return entry().environment();
    }

    /** A variable of the environment, or the empty string. */
    public String variable(String name) {
        return entry().environment().getOrDefault(name, "");
    }

    /** The working folder. */
    public String folder() {
        return entry().folder();
    }

    /** The present moment in epoch nanoseconds of cluster time. */
    public long now() {
        return processes.host().timeline().now();
    }

    public @Nullable Channel channel(int descriptor) {
        return entry().channels().get(descriptor);
    }

    /** What all descriptors stand for. */
    public Map<Integer, Channel> channels() {
        return Map.copyOf(entry().channels());
    }

    /** The processes that get a terminal's signals together with this one. */
    public int group() {
        return entry().group;
    }

    /** Lets a descriptor stand for something. */
    public void open(int descriptor, Channel channel) {
        processes.open(pid, descriptor, channel);
    }

    /** Closes a descriptor; its readers or writers may see the end. */
    public void close(int descriptor) {
        processes.close(pid, descriptor);
    }

    /** A line to standard output. */
    public void print(String line) {
        write(1, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A line to standard error. */
    public void complain(String line) {
        write(2, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes; when nobody will read, the process gets SIGPIPE. Nothing happens on a closed descriptor. */
    public void write(int descriptor, byte[] data) {
        var channel = channel(descriptor);
        if (data.length > 0 && channel != null && !channel.write(data, this)) {
            if (descriptor != 2 && channel.isFull(this)) {
                var most = PipeBuffers.MEBIBYTES_AT_MOST;
                complain(
                        arguments().getFirst().replaceFirst(".*/", "")
                                + (": write error: a pipe of this sandbox takes " + most + " MiB"));
            }
            processes.signal(pid, Signal.PIPE);
        }
    }

    /** What can be read at once: no bytes at the end, null when there is nothing yet. */
    public byte @Nullable [] readNow(int descriptor, int atMost) {
        var channel = channel(descriptor);
        return channel == null ? new byte[0] : channel.read(atMost, this);
    }

    /** What work of so long takes of the host's time: next to nothing while that stands still. */
    public Duration taking(Duration work) {
        return processes.host().isStill() ? Duration.ZERO : work;
    }

    /** Work done costs this much virtual time before the next resumption. */
    public void spend(long nanoseconds) {
        processes.spend(pid, nanoseconds);
    }

    /** Starts a child with these descriptors; it inherits nothing else but what the spawn says. */
    public int start(Spawn spawn) {
        return processes.start(pid, spawn);
    }

    /** How a child ended, which is told once; -1 while it runs. */
    public int collect(int child) {
        var isOver = !processes.isAlive(child);
        return isOver && processes.reap(entry(), child) instanceof Wake.ChildExited(_, var code)
                ? code
                : -1;
    }

    private ProcessEntry entry() {
        return processes.entry(pid);
    }
}
