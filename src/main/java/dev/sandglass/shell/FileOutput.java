package dev.sandglass.shell;

import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Process;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A descriptor that writes to a file's end, as after {@code > file} or {@code >> file}. */
public record FileOutput(String path) implements Channel {

    @Override
    public byte @Nullable [] read(int atMost, Process reader) {
        return new byte[0];
    }

    @Override
    public boolean write(byte[] data, Process writer) {
        try {
            writer.facility(Files.class).append(path, data);
        } catch (FileProblem problem) {
            var errors = writer.channel(2);
            if (errors != null && !errors.equals(this)) {
                var name = writer.arguments().getFirst();
                var words =
                        name.substring(name.lastIndexOf('/') + 1)
                                + ": write error: "
                                + problem.reason().words()
                                + "\n";
                errors.write(words.getBytes(StandardCharsets.UTF_8), writer);
            }
            return problem.reason()
                    != FileProblem.Reason.NO_SPACE; // else the writer would go on for ever
        }
        return true;
    }
}
