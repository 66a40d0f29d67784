package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a cursor has come to see, for all who stand there: each form of it is made once and shared. */
public final class Telling {

    private record Form(String name, byte[] bytes) {}

    private final Batch batch;
    private final List<Form> forms = new ArrayList<>(1);

    Telling(Batch batch) {
        this.batch = batch;
    }

    public Batch batch() {
        return batch;
    }

    /** The form of this name, made by the first who wants it. Nobody may change the bytes. */
    public synchronized byte[] in(String name, Function<Batch, byte[]> writer) {
        for (var form : forms) {
            if (form.name().equals(name)) {
                return form.bytes();
            }
        }
        var form = new Form(name, writer.apply(batch));
        forms.add(form);
        return form.bytes();
    }
}
