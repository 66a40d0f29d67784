package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.Device;
import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileOutput;
import dev.sandglass.shell.Tty;
import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Word;
import java.util.List;

/** The types of shells, files and terminals that stand in frozen state. */
public final class ShellTypes {

    public static final List<Class<?>> ALL =
            List.of(
                    FileNode.class,
                    Device.class,
                    FileOutput.class,
                    Tty.End.class,
                    Tty.State.class,
                    Shell.class,
                    ShellState.class,
                    ShellState.Mode.class,
                    Dialect.class,
                    Items.class,
                    ReadBuiltin.Wishes.class,
                    Job.class,
                    Frame.class,
                    Frame.Saved.class,
                    Frame.Source.class,
                    Frame.Before.class,
                    Command.class,
                    Command.Item.class,
                    Command.Branch.class,
                    Command.Arm.class,
                    Command.Arm.Then.class,
                    Command.Element.class,
                    Command.Assignment.class,
                    Command.Redirect.class,
                    Command.Redirect.Kind.class,
                    Word.class,
                    Word.Piece.class);

    private ShellTypes() {}
}
