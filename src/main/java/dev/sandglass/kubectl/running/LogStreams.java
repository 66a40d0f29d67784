package dev.sandglass.kubectl.running;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.usage.Arguments;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Shows logs: one after another, or several followed at a time, whole lines of each. */
final class LogStreams {

    /** A container whose log is shown. */
    record Source(String namespace, String pod, String container) {

        static Source of(Document pod, String container) {
            return new Source(pod.text("metadata.namespace"), pod.text("metadata.name"), container);
        }

        String path() {
            return "/api/v1/namespaces/" + namespace + "/pods/" + pod + "/log";
        }
    }

    /**
     * A log that is followed.
     *
     * @param prefix what each line begins with
     * @param pending the beginning of a line that has not come to its end
     */
    record Followed(String prefix, Cursor cursor, byte[] pending) {}

    /**
     * All that are followed at a time.
     *
     * @param until when the requests are over: {@code --request-timeout}; -1 for never
     */
    record Following(List<Followed> logs, long until) {}

    private final Arguments arguments;
    private final Client client;

    LogStreams(Arguments arguments, Client client) {
        this.arguments = arguments;
        this.client = client;
    }

    int show(List<Source> sources, Map<String, String> options) {
        var isParallel = arguments.flag("follow") && sources.size() > 1;
        var most = arguments.number("max-log-requests");
        if (isParallel && sources.size() > most) {
            throw Failure.of(
                    "you are attempting to follow "
                            + sources.size()
                            + " log streams, but maximum allowed concurrency is "
                            + most
                            + ", use --max-log-requests to increase the limit");
        }
        var until = client.deadline();
        var followed = new ArrayList<Followed>();
        for (var source : sources) {
            try {
                open(source, options, followed);
            } catch (Refusal refusal) {
                if (!arguments.flag("ignore-errors")) {
                    throw refusal;
                }
                client.session().print("error: " + refusal.said());
            }
        }
        return follow(new Following(followed, until));
    }

    private void open(Source source, Map<String, String> options, List<Followed> followed) {
        var request =
                client.get(source.path())
                        .withAccept(Client.TYPED)
                        .with("container", source.container());
        for (var option : options.entrySet()) {
            request = request.with(option.getKey(), option.getValue());
        }
        var prefixed = arguments.flag("prefix") || arguments.flag("all-pods");
        var prefix = prefixed ? "[pod/" + source.pod() + "/" + source.container() + "] " : "";
        switch (client.send(request)) {
            case Reply.Opened(var cursor) ->
                    followed.add(new Followed(prefix, cursor, new byte[0]));
            case Reply.Refused refused -> throw new Refusal(refused.status());
            case Reply.Raw raw -> writeLines(raw.body(), prefix);
            case Reply.Ok ok ->
                    throw new IllegalStateException("an object where a log was due: " + ok);
        }
    }

    int follow(Following following) {
        var logs = following.logs();
        while (!logs.isEmpty()) {
            var cursors = logs.stream().map(Followed::cursor).toList();
            var batches = client.awaitAny(cursors, following.until());
            if (batches.stream().allMatch(Batch::isEmpty)) {
                throw Failure.of("context deadline exceeded");
            }
            var further = new ArrayList<Followed>();
            for (var i = 0; i < logs.size(); i++) {
                var log = logs.get(i);
                var batch = batches.get(i);
                var all = new ByteArrayOutputStream();
                all.writeBytes(log.pending());
                all.writeBytes(batch.out());
                if (batch.end() != null) {
                    writeLines(all.toByteArray(), log.prefix());
                } else {
                    further.add(
                            new Followed(
                                    log.prefix(),
                                    batch.next(),
                                    writeWhole(all.toByteArray(), log.prefix())));
                }
            }
            logs = further;
            client.session().mark(new Following(List.copyOf(logs), following.until()));
        }
        return 0;
    }

    /** Writes the whole lines and gives the rest. */
    private byte[] writeWhole(byte[] data, String prefix) {
        var end = data.length;
        while (end > 0 && data[end - 1] != '\n') {
            end--;
        }
        writeLines(Arrays.copyOf(data, end), prefix);
        return Arrays.copyOfRange(data, end, data.length);
    }

    private void writeLines(byte[] data, String prefix) {
        if (prefix.isEmpty()) {
            client.session().write(data);
            return;
        }
        var start = prefix.getBytes(StandardCharsets.UTF_8);
        var text = new ByteArrayOutputStream();
        for (var i = 0; i < data.length; i++) {
            if (i == 0 || data[i - 1] == '\n') {
                text.writeBytes(start);
            }
            text.write(data[i]);
        }
        client.session().write(text.toByteArray());
    }
}
