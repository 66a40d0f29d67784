package dev.sandglass.site.terminal;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.TestSandboxes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;

/** A terminal's view of a sandbox that repeats what is typed, and what is seen there. */
abstract class AtAView {

    /** Only a failure waits so long. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    final TestSandboxes.Stalling stalling = TestSandboxes.stalling(new Parrot());
    final LiveSandbox sandbox = stalling.sandbox();
    final TerminalView view = TerminalView.open(sandbox, "act", 1_000);
    private final StringBuilder all = new StringBuilder();
    Screen.News last = new Screen.News(1_000, new byte[0], List.of(), 0, false);
    String words = "";

    @AfterEach
    void close() {
        view.close();
    }

    void type(String keys) {
        view.type(keys.getBytes(StandardCharsets.UTF_8), Receipts.NOBODY);
    }

    /** What is on the screen once it is as asked, without the editor's control sequences. */
    String screenWhen(Predicate<String> asked) {
        return Assertions.assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    while (true) {
                        var text =
                                all.toString()
                                        .replaceAll("\u001b\\[[?0-9;]*[a-zA-Z]|\u001b[=>]|\r", "");
                        if (asked.test(text)) {
                            return text;
                        }
                        last = more(last.at() + last.bytes().length, last.wordNumber());
                        all.append(new String(last.bytes(), StandardCharsets.UTF_8));
                        last.words().forEach(it -> words += it);
                    }
                },
                () -> "the screen has " + all + "\nwas told " + words);
    }

    /** Waits until there is more on the screen than is known. */
    Screen.News more(long offset, long words) throws InterruptedException {
        var told = new Semaphore(0);
        Runnable listener = told::release;
        view.screen().listen(listener);
        try {
            var news = view.screen().after(offset, words);
            while (news == null) {
                told.acquire();
                news = view.screen().after(offset, words);
            }
            return news;
        } finally {
            view.screen().forget(listener);
        }
    }

    String keysOfProgram() {
        var reply = sandbox.ask(Request.get("/keys", Credential.ANONYMOUS)).join();
        return ((Reply.Ok) reply).body().text("keys");
    }
}
