package dev.sandglass.site.terminal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * How far the messages of each page have come: heard by this process, then kept by the journal, where no crash takes them away.
 * A page holds a message until it is told that it is kept; when its socket comes back it sends what was not heard here, and to a
 * process that knows nothing of it all that was not kept. So an entered line arrives, and mostly once: twice only when the
 * process dies between the commit and the word of it.
 */
final class Receipts {

    /** Pages without a socket that are remembered; one that is forgotten sends again what is not kept. */
    private static final int AWAY = 16;

    /** Somebody who numbers nothing and is told nothing. */
    static final Page NOBODY = new Page("", 0, _ -> {});

    /** A page on one socket. */
    static final class Page {
        private final String id;
        private final LongConsumer tell;
        private long heard;
        private long told;
        private boolean isAway;
        private boolean isOver;

        private Page(String id, long heard, LongConsumer tell) {
            this.id = id;
            this.heard = heard;
            this.told = heard;
            this.tell = tell;
        }
    }

    /** What had been heard at some moment, by pages. */
    record Mark(Map<String, Long> heard) {
        static final Mark NONE = new Mark(Map.of());
    }

    private final LinkedHashMap<String, Page> pages = new LinkedHashMap<>();

    /**
     * A page comes, or comes back: what is still on its way through its last socket does not count any more.
     *
     * @param kept how many of its messages it was told are kept
     * @param tell is told how many are, whenever there are more
     */
    synchronized Page enter(String id, long kept, LongConsumer tell) {
        var before = pages.remove(id);
        if (before != null) {
            before.isOver = true;
        }
        var page = new Page(id, before == null ? kept : Math.max(before.heard, kept), tell);
        page.told = before == null ? kept : Math.max(before.told, kept);
        pages.put(id, page);
        if (page.told > kept) {
            tell.accept(page.told); // the word of it was lost
        }
        return page;
    }

    /** Its socket is closed. Of many such pages the one that left first is forgotten. */
    synchronized void leave(Page page) {
        if (!pages.remove(page.id, page)) {
            return; // it is on another socket already
        }
        page.isAway = true;
        pages.put(page.id, page); // behind those that left before
        var away = pages.values().stream().filter(it -> it.isAway).toList();
        if (away.size() > AWAY) {
            pages.values().remove(away.getFirst());
        }
    }

    /** How many of its messages need not be sent again. */
    synchronized long heard(Page page) {
        return page.heard;
    }

    /** One more message; false when it does not count. */
    synchronized boolean hear(Page page) {
        if (page != NOBODY) {
            page.heard++;
        }
        return !page.isOver;
    }

    synchronized Mark mark() {
        if (pages.isEmpty()) {
            return Mark.NONE;
        }
        var heard = new HashMap<String, Long>();
        pages.forEach((id, page) -> heard.put(id, page.heard));
        return new Mark(heard);
    }

    /** What was heard by then is kept: the pages are told. */
    synchronized void kept(Mark mark) {
        mark.heard()
                .forEach(
                        (id, heard) -> {
                            var page = pages.get(id);
                            if (page != null && page.told < heard) {
                                page.told = heard;
                                page.tell.accept(heard);
                            }
                        });
    }
}
