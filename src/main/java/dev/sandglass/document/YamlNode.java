package dev.sandglass.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A YAML document as written, before its scalars mean anything. */
sealed interface YamlNode {

    /** The line on which it begins, from 0. */
    int line();

    /**
     * @param implicit written plain and without a tag
     */
    record Scalar(int line, @Nullable String tag, String value, boolean implicit)
            implements YamlNode {

        boolean isMerge() {
            return value.equals("<<") && (implicit || "tag:yaml.org,2002:merge".equals(tag));
        }
    }

    record Sequence(int line, List<YamlNode> items) implements YamlNode {}

    /** Keys and values in turns. */
    record Mapping(int line, List<YamlNode> children) implements YamlNode {}

    /** {@code *name}; its target is unknown while an anchor's own value is being read. */
    final class Alias implements YamlNode {

        final String name;
        final YamlNode target;
        private final int line;

        Alias(int line, String name, YamlNode target) {
            this.line = line;
            this.name = name;
            this.target = target;
        }

        @Override
        public int line() {
            return line;
        }
    }
}
