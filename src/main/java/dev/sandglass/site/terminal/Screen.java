package dev.sandglass.site.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal has shown, the last 256 KiB of it, for any number of readers who each go at their own pace: one that is too
 * slow goes on with the oldest that is kept.
 *
 * <p>What must not be seen before the journal has what it rests on is drawn already, behind a {@link Hold}: nobody reads past
 * one that stands.
 *
 * <p>Offsets begin where the wall clock stands, so that those of an earlier screen (of a server that was restarted since) are
 * never mistaken for offsets of this one.
 */
final class Screen {

    static final int KEPT = 256 * 1024;
    private static final int WORDS_KEPT = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ArrayDeque<Word> words = new ArrayDeque<>();
    private final ArrayDeque<Hold> holds = new ArrayDeque<>();
    private byte[] bytes = new byte[1024];
    private int length;
    private long start;
    private long wordNumber;
    private long holdNumber;
    private boolean closed;

    private record Word(long number, String text) {}

    /** Where readers wait: at the byte with this offset, and after so many words. */
    record Hold(long number, long at, long words) {}

    /** What a reader gets: bytes and the offset of the first, and words that are no output. */
    record News(long at, byte[] bytes, List<String> words, long wordNumber, boolean closed) {}

    Screen(long start) {
        this.start = start;
    }

    void write(byte[] data, int from, int count) {
        lock.lock();
        try {
            if (length + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * length));
            }
            System.arraycopy(data, from, bytes, length, count);
            length += count;
            if (length > 2 * KEPT) {
                var dropped = length - KEPT;
                bytes = Arrays.copyOfRange(bytes, dropped, length);
                start += dropped;
                length = KEPT;
            }
        } finally {
            lock.unlock();
        }
        tell();
    }

    void write(byte[] data) {
        write(data, 0, data.length);
    }

    /** So many bytes are missing from here on: what was before belongs to nothing any more. */
    void skip(long missing) {
        lock.lock();
        try {
            start += length + missing;
            length = 0;
        } finally {
            lock.unlock();
        }
        tell();
    }

    /** Tells every reader something that is no output. */
    void say(String text) {
        lock.lock();
        try {
            words.add(new Word(++wordNumber, text));
            if (words.size() > WORDS_KEPT) {
                words.remove();
            }
        } finally {
            lock.unlock();
        }
        tell();
    }

    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        tell();
    }

    /** From here on readers wait until it is released, and all that were made before it. */
    Hold hold() {
        lock.lock();
        try {
            var hold = new Hold(++holdNumber, start + length, wordNumber);
            holds.add(hold);
            return hold;
        } finally {
            lock.unlock();
        }
    }

    /** What it kept back may be seen as soon as those before it are released, too. */
    void release(Hold hold) {
        lock.lock();
        try {
            holds.remove(hold);
        } finally {
            lock.unlock();
        }
        tell();
    }

    /** Somebody who is told, on any thread and without a word of what, that there may be more. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** Where a reader begins who has seen everything up to the offset, and what has been said until now. */
    News from(long offset) {
        lock.lock();
        try {
            var known = offset >= start && offset <= end();
            return new News(known ? offset : start, new byte[0], List.of(), lastWord(), closed);
        } finally {
            lock.unlock();
        }
    }

    /** What there is more than this reader knows; null when there is nothing. */
    @Nullable News after(long offset, long knownWords) {
        lock.lock();
        try {
            var end = end();
            var lastWord = lastWord();
            if (!closed && end == offset && lastWord == knownWords) {
                return null;
            }
            var at = Math.max(offset, start);
            var news = Arrays.copyOfRange(bytes, (int) (at - start), (int) (end - start));
            var said = new ArrayList<String>();
            words.stream()
                    .filter(it -> it.number() > knownWords && it.number() <= lastWord)
                    .forEach(it -> said.add(it.text()));
            return new News(at, news, said, lastWord, closed);
        } finally {
            lock.unlock();
        }
    }

    /** The offset behind the last byte that may be seen. */
    private long end() {
        return holds.isEmpty() ? start + length : Math.max(holds.peek().at(), start);
    }

    private long lastWord() {
        return holds.isEmpty() ? wordNumber : holds.peek().words();
    }
}
