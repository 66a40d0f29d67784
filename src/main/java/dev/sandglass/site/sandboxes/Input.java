package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Request;
import dev.sandglass.desk.ClockCommand;
import dev.sandglass.document.Json;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Vocabulary;
import java.util.List;

/** What came to a sandbox from outside: with its newest freeze, all that there is to know about it. */
public sealed interface Input {

    /** A terminal of this name is wanted; an open one stays as it is. */
    record Open(String terminal) implements Input {}

    /** A whole line for the shell that waits for one. */
    record Line(String terminal, String text) implements Input {}

    /** Keys for the terminal's foreground program, as the browser sent them; a shell at its prompt takes none. */
    record Keys(String terminal, byte[] bytes) implements Input {}

    /** The key that ended a line at a prompt otherwise than by Enter: Ctrl-C, Ctrl-D. */
    record Key(String terminal, int key) implements Input {}

    record Resize(String terminal, int columns, int rows) implements Input {}

    /** A request that may change something, at the HTTPS door or from the site itself. */
    record Ask(Request request) implements Input {

        /** A body that is a tree is written down as the text that it stands for. */
        public Ask {
            if (request.body() instanceof Request.Body.Tree(var document, var type)) {
                request = request.withBody(new Request.Body.Raw(Json.bytes(document), type));
            }
        }
    }

    /** Bytes for an exec or attach at the HTTPS door. */
    record Push(Cursor cursor, dev.sandglass.api.Push push) implements Input {}

    /** Somebody turns the clock. */
    record Turn(ClockCommand command) implements Input {}

    /** Nothing came: time has passed to this step, and somebody is about to see what it brought. */
    record Passed() implements Input {}

    /** Nothing came: from here on time passes to the moment, over so many steps at most. Said before it is so. */
    record Passing(long until, int steps) implements Input {}

    Vocabulary VOCABULARY =
            new Vocabulary()
                    .addAll(
                            List.of(
                                    Input.class,
                                    ClockCommand.class,
                                    Request.class,
                                    Request.Method.class,
                                    Request.Body.None.class,
                                    Request.Body.Raw.class,
                                    Credential.class,
                                    Cursor.class,
                                    dev.sandglass.api.Push.class));

    /** Whether somebody at a keyboard waits for what it leads to. */
    default boolean isTyped() {
        return this instanceof Line || this instanceof Keys || this instanceof Key;
    }

    /** As bytes, for the journal. */
    default byte[] encode() {
        return Freezer.freeze(this, VOCABULARY, Base.EMPTY);
    }

    static Input decode(byte[] bytes) {
        return (Input) Thawer.thaw(bytes, VOCABULARY, Base.EMPTY);
    }
}
