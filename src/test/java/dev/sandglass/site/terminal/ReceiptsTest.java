package dev.sandglass.site.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What pages are told of their messages. */
class ReceiptsTest extends AtAView {

    private final LinkedBlockingQueue<Long> told = new LinkedBlockingQueue<>();

    private void type(String keys, Receipts.Page page) {
        view.type(keys.getBytes(StandardCharsets.UTF_8), page);
    }

    private Long nextTold() throws InterruptedException {
        return told.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aLineIsKeptWhenItIsEnteredAndAKeyWhenTheProgramHasIt() throws Exception {
        var page = view.receipts().enter("page", 0, told::add);
        screenWhen(it -> it.endsWith("$ "));
        type("sleep", page);
        type(" 100", page);
        screenWhen(it -> it.endsWith("$ sleep 100"));
        assertEquals(List.of(), List.copyOf(told));
        type("\r", page);

        assertEquals(3, nextTold());
        sandbox.await(it -> it.terminal("act").prompt() == null ? true : null).join();
        type("a", page);
        assertEquals(4, nextTold());
    }

    /** What is on its way through a socket that is given up would come twice: the page sends it again. */
    @Test
    void aPageThatComesBackIsHeardOnItsNewSocketOnly() throws Exception {
        var receipts = view.receipts();
        var before = receipts.enter("page", 0, told::add);
        screenWhen(it -> it.endsWith("$ "));
        type("one\r", before);
        assertEquals(1, nextTold());
        screenWhen(it -> it.endsWith("said one\n$ "));
        type("th", before);

        var now = receipts.enter("page", 0, told::add);
        assertEquals(2, receipts.heard(now));
        assertEquals(1, nextTold()); // the word of it may have been lost
        type("rubbish", before);
        type("ree\r", now);

        assertEquals(3, nextTold());
        var whole = "$ one\nsaid one\n$ three\nsaid three\n$ ";
        assertEquals(whole, screenWhen(it -> it.endsWith("said three\n$ ")));
    }

    @Test
    void howeverManyPagesComeAndGoOneThatLooksOnIsTold() throws Exception {
        var receipts = view.receipts();
        var page = receipts.enter("page", 0, told::add);
        for (var i = 0; i < 100; i++) {
            receipts.leave(receipts.enter("passing " + i, 0, _ -> {}));
        }
        receipts.leave(Receipts.NOBODY);
        screenWhen(it -> it.endsWith("$ "));
        type("one\r", page);

        assertEquals(1, nextTold());
    }

    /** A page that reloads or whose network drops is remembered; of a hundred only the last few are. */
    @Test
    void aPageThatLeftIsRememberedForAWhile() {
        var receipts = view.receipts();
        var left = receipts.enter("left", 0, told::add);
        type("half", left);
        receipts.leave(left);

        var again = receipts.enter("left", 0, told::add);
        assertEquals(1, receipts.heard(again));
        receipts.leave(left); // its old socket is closed late
        for (var i = 0; i < 17; i++) {
            receipts.leave(receipts.enter("passing " + i, 0, _ -> {}));
        }
        assertEquals(1, receipts.heard(receipts.enter("left", 0, told::add)));
        receipts.leave(receipts.enter("left", 0, told::add));
        for (var i = 0; i < 17; i++) {
            receipts.leave(receipts.enter("passing " + i, 0, _ -> {}));
        }
        assertEquals(0, receipts.heard(receipts.enter("left", 0, told::add)));
    }

    @Test
    void aPageThatNobodyKnowsHasItsOwnCount() {
        var receipts = view.receipts();

        assertEquals(7, receipts.heard(receipts.enter("page", 7, told::add)));
        assertEquals(List.of(), List.copyOf(told));
    }
}
