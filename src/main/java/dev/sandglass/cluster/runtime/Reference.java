package dev.sandglass.cluster.runtime;

import dev.sandglass.document.Recent;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image, made whole as containerd does: {@code nginx} is {@code
 * docker.io/library/nginx:latest}.
 *
 * @param host the registry
 * @param path the repository within it
 * @param tag empty when a digest is given
 * @param digest empty when a tag is given
 */
public record Reference(String host, String path, String tag, String digest) {

    private static final String HUB = "docker.io";

    /** Reads a name; null when it is none. */
    public static @Nullable Reference parse(String text) {
        var at = text.indexOf('@');
        var digest = at < 0 ? "" : text.substring(at + 1);
        var name = at < 0 ? text : text.substring(0, at);
        var colon = name.lastIndexOf(':');
        var tag = "";
        if (colon > name.lastIndexOf('/')) {
            tag = name.substring(colon + 1);
            name = name.substring(0, colon);
            if (tag.isEmpty()) {
                return null;
            }
        }
        var slash = name.indexOf('/');
        var first = slash < 0 ? "" : name.substring(0, slash);
        var hasHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        var host = hasHost ? first : HUB;
        var path = hasHost ? name.substring(slash + 1) : name;
        if (!isPath(path)) {
            return null;
        }
        if (host.equals(HUB) && path.indexOf('/') < 0) {
            path = "library/" + path;
        }
        return new Reference(
                host, path, tag.isEmpty() && digest.isEmpty() ? "latest" : tag, digest);
    }

    private static boolean isPath(String path) {
        var isGood = !path.isEmpty() && !path.startsWith("/") && !path.endsWith("/");
        for (var i = 0; isGood && i < path.length(); i++) {
            var c = path.charAt(i);
            isGood = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._-/".indexOf(c) >= 0;
        }
        return isGood;
    }

    /** {@code docker.io/library/nginx}. */
    public String repository() {
        return host + "/" + path;
    }

    /** {@code docker.io/library/nginx:1.27}, or with the digest. */
    public String whole() {
        return Recent.word(
                digest.isEmpty() ? repository() + ":" + tag : repository() + "@" + digest);
    }
}
