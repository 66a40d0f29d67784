package dev.sandglass.cli;

import java.io.IOException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's line editor, which says of a line that is dropped that it is, as a shell's does. */
final class Editor extends LineReaderImpl {

    Editor(Terminal terminal) throws IOException {
        super(terminal);
        option(Option.DISABLE_EVENT_EXPANSION, true);
        setVariable(SECONDARY_PROMPT_PATTERN, "> ");
    }

    @Override
    protected boolean interrupt() {
        buf.cursor(buf.length());
        buf.write("^C");
        return super.interrupt();
    }
}
