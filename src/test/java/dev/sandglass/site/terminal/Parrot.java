package dev.sandglass.site.terminal;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.Simulation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * A shell that repeats what it is told; {@code sleep} runs until Ctrl-C, {@code false} fails. Until it is opened it has no
 * prompt; the keys of what runs are kept for whoever asks.
 */
final class Parrot implements Simulation {

    private final StringBuilder screen = new StringBuilder();
    private final StringBuilder keys = new StringBuilder();
    private final List<String> history = new ArrayList<>();
    private final StringBuilder begun = new StringBuilder();
    private boolean open;
    private boolean sleeping;
    private int prompts;
    private int lines;
    private int status;
    private long now;

    @Override
    public long now() {
        return now;
    }

    @Override
    public long steps() {
        return 0;
    }

    @Override
    public OptionalLong nextAlarm() {
        return OptionalLong.empty();
    }

    @Override
    public boolean drive(long until, int steps) {
        now = Math.max(now, until);
        return true;
    }

    @Override
    public boolean work(long until, int steps) {
        return true;
    }

    @Override
    public Turned clock() {
        return new Turned(1, null, 0);
    }

    @Override
    public Reply request(Request request) {
        return new Reply.Ok(Document.of("keys", keys.toString()));
    }

    @Override
    public Batch poll(Cursor cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply take(Input input) {
        switch (input) {
            case Input.Open _ when !open -> {
                open = true;
                prompts = 1;
            }
            case Input.Line(var _, var text) -> hear(text);
            case Input.Key(var _, var key) -> press(String.valueOf((char) key));
            case Input.Keys _ when !sleeping -> {
                return AT_A_PROMPT;
            }
            case Input.Keys(var _, var bytes) ->
                    new String(bytes, StandardCharsets.UTF_8)
                            .chars()
                            .forEach(it -> key(Character.toString(it)));
            default -> {}
        }
        return new Reply.Ok(Document.EMPTY);
    }

    private void hear(String text) {
        screen.append("$ ").append(text.replace("\n", "\r\n")).append("\r\n");
        history.add(text);
        begun.setLength(0);
        if (text.startsWith("sleep")) {
            sleeping = true;
            return;
        }
        screen.append("said ").append(text.replace('\n', '+')).append("\r\n");
        done(text.equals("false") ? 1 : 0);
    }

    private void key(String key) {
        if (sleeping) {
            press(key);
        } else if (key.equals("\r")) {
            hear(begun.toString());
        } else {
            begun.append(key);
        }
    }

    private void press(String pressed) {
        keys.append(pressed.replace('\003', 'C').replace('\004', 'D'));
        if (pressed.equals("\003")) {
            screen.append(sleeping ? "^C" : "$ ^C\r\n");
            if (sleeping) {
                done(130);
            } else {
                prompts++;
            }
        }
    }

    private void done(int how) {
        sleeping = false;
        prompts++;
        lines++;
        status = how;
    }

    @Override
    public long shown(String terminal) {
        return screen.length();
    }

    @Override
    public Shown output(String terminal, long from) {
        var bytes = screen.toString().getBytes(StandardCharsets.UTF_8);
        return new Shown(from, Arrays.copyOfRange(bytes, (int) from, bytes.length));
    }

    @Override
    public Waiting waiting(String terminal) {
        return new Waiting(
                sleeping || !open ? null : "$ ", prompts, begun.toString(), open, lines, status);
    }

    @Override
    public List<String> history(String terminal) {
        return List.copyOf(history);
    }

    @Override
    public List<String> completions(String terminal, String line) {
        return line.endsWith("po") ? List.of("polly ") : List.of();
    }

    @Override
    public String adminToken() {
        return "token";
    }

    @Override
    public byte[] freeze() {
        return new byte[0];
    }
}
