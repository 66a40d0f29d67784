package dev.sandglass.kubectl.read;

import dev.sandglass.kubectl.printing.TablePrinter;
import java.util.List;

/** The marks of the commands of this package that stand in a frozen kubectl. */
public final class ReadTypes {

    public static final List<Class<?>> ALL =
            List.of(
                    TablePrinter.State.class,
                    TablePrinter.Options.class,
                    GetWatch.Watching.class,
                    Events.Watching.class);

    private ReadTypes() {}
}
