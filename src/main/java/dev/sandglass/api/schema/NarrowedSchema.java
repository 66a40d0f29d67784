package dev.sandglass.api.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another schema, of which only some kinds are served. */
record NarrowedSchema(Schema whole, Kinds kinds) implements Schema {

    @Override
    public @Nullable Type type(String name) {
        return whole.type(name);
    }

    @Override
    public @Nullable Type type(String group, String version, String kind) {
        return whole.type(group, version, kind);
    }

    @Override
    public List<Column> columns(Kind kind) {
        return whole.columns(kind);
    }

    @Override
    public boolean deleteAnswersObject(Kind kind) {
        return whole.deleteAnswersObject(kind);
    }

    @Override
    public @Nullable String openApiHash(String path) {
        return whole.openApiHash(path);
    }
}
