package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;

/** {@code file}: what a file seems to hold. */
final class FileKind {

    private FileKind() {}

    static Step start(Process self) {
        var names = self.arguments().subList(1, self.arguments().size());
        var width = names.stream().mapToInt(String::length).max().orElse(0);
        for (var name : names) {
            var node = self.facility(Files.class).look(Files.resolve(self.folder(), name));
            var fill = " ".repeat(width - name.length() + 1);
            self.print(name + ":" + fill + kind(node, name));
        }
        return Step.exit(names.isEmpty() ? 1 : 0);
    }

    private static String kind(@org.jspecify.annotations.Nullable FileNode node, String name) {
        return switch (node) {
            case null -> "cannot open `" + name + "' (No such file or directory)";
            case FileNode.Folder _ -> "directory";
            case FileNode.Link link -> "symbolic link to " + link.target();
            case FileNode.Gone _ -> "empty";
            case FileNode.Regular file -> content(file.bytes());
        };
    }

    private static String content(byte[] bytes) {
        if (bytes.length == 0) {
            return "empty";
        }
        if (bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xFF) == 0x8b) {
            return "gzip compressed data";
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("-----BEGIN CERTIFICATE-----")) {
            return "PEM certificate";
        }
        if (text.startsWith("-----BEGIN CERTIFICATE REQUEST-----")) {
            return "PEM certificate request";
        }
        if (text.matches("(?s)-----BEGIN (RSA )?PRIVATE KEY-----.*")) {
            return text.contains("RSA") ? "PEM RSA private key" : "ASCII text";
        }
        if (text.startsWith("#!")) {
            return "a "
                    + text.substring(2, Math.max(2, text.indexOf('\n'))).strip()
                    + " script, ASCII text executable";
        }
        var trimmed = text.strip();
        if (trimmed.startsWith("{") && trimmed.endsWith("}")) {
            return "JSON text data";
        }
        if (text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0) {
            return "data";
        }
        return text.chars().allMatch(c -> c < 128) ? "ASCII text" : "Unicode text, UTF-8 text";
    }
}
