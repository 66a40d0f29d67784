package dev.sandglass.site.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.utils.NonBlockingReader;

/**
 * The keys that wait for the line editor: bytes as the browser sent them go in, characters come out, one at a time, so that
 * what belongs to the program behind the line is never taken with it.
 *
 * <p>A reader waits without a time limit where JLine would look ten times a second: an idle terminal costs nothing. Before it
 * waits, and whenever it is called while it does, it does what else there is to do.
 */
final class Keyboard extends NonBlockingReader {

    /** So much may wait to be read. */
    static final int LARGEST = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private byte[] bytes = new byte[64];
    private int from;
    private int to;
    private int secondHalf = EOF;
    private Runnable meanwhile = () -> {};
    private boolean called;

    /** What the reader does before it waits. */
    void meanwhile(Runnable what) {
        meanwhile = what;
    }

    /** There is something to do for a reader that waits. */
    void call() {
        lock.lock();
        try {
            called = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Adds keys, unless there would be too many. */
    boolean type(byte[] keys) {
        lock.lock();
        try {
            if (to - from + keys.length > LARGEST) {
                return false;
            }
            if (to + keys.length > bytes.length) {
                var longer = new byte[Math.max(2 * bytes.length, to - from + keys.length)];
                System.arraycopy(bytes, from, longer, 0, to - from);
                bytes = longer;
                to -= from;
                from = 0;
            }
            System.arraycopy(keys, 0, bytes, to, keys.length);
            to += keys.length;
            more.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes away what nobody has read. */
    byte[] rest() {
        lock.lock();
        try {
            var rest = Arrays.copyOfRange(bytes, from, to);
            bytes = new byte[64];
            from = 0;
            to = 0;
            secondHalf = EOF;
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is more to read. */
    boolean hasMore() {
        lock.lock();
        try {
            return to > from || secondHalf != EOF;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected int read(long timeout, boolean isPeek) throws IOException {
        lock.lock();
        try {
            if (secondHalf != EOF) {
                return isPeek ? secondHalf : takeSecondHalf();
            }
            var left = TimeUnit.MILLISECONDS.toNanos(timeout);
            called = true;
            while (!closed && !isWhole()) {
                if (called) {
                    answerTheCall();
                } else if (!isPeek || timeout == 0) {
                    more.await(); // JLine asks again and again when its time is over
                } else if (left <= 0) {
                    return READ_EXPIRED;
                } else {
                    left = more.awaitNanos(left);
                }
            }
            return closed ? EOF : character(isPeek);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return EOF;
        } finally {
            lock.unlock();
        }
    }

    private void answerTheCall() {
        called = false;
        lock.unlock();
        try {
            meanwhile.run();
        } finally {
            lock.lock();
        }
    }

    private int takeSecondHalf() {
        var half = secondHalf;
        secondHalf = EOF;
        return half;
    }

    private boolean isWhole() {
        return from < to && from + length() <= to;
    }

    /** How many bytes the next character has, as its first one says. */
    private int length() {
        var first = bytes[from] & 0xFF;
        return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    private int character(boolean isPeek) {
        var text = new String(bytes, from, length(), StandardCharsets.UTF_8);
        if (!isPeek) {
            from += length();
            if (text.length() > 1 && Character.isHighSurrogate(text.charAt(0))) {
                secondHalf = text.charAt(1);
            }
        }
        return text.charAt(0);
    }

    @Override
    public int readBuffered(char[] into, int offset, int length, long timeout) throws IOException {
        var read = read(timeout, false);
        if (read < 0) {
            return read;
        }
        into[offset] = (char) read;
        return 1;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
