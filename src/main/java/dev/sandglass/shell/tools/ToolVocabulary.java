package dev.sandglass.shell.tools;

import dev.sandglass.shell.tools.awk.Awk;
import dev.sandglass.shell.tools.less.Less;
import dev.sandglass.shell.tools.vi.Vi;
import java.util.List;
import java.util.stream.Stream;

/** The types of tools that stand in frozen state. Apart from {@link Tools}, which would load them all when a shell starts. */
public final class ToolVocabulary {

    private static final List<Class<?>> OWN =
            List.of(
                    AwkTool.Feeding.class,
                    Bash.class,
                    Sleep.class,
                    Tool.class,
                    Filter.class,
                    Filter.Portion.class,
                    Filter.Pouring.class,
                    Filter.Reading.class,
                    Grep.class,
                    Grep.Settings.class,
                    Grep.State.class,
                    Head.AllBut.class,
                    Head.Part.class,
                    Head.Wanted.class,
                    Tail.Following.class,
                    Uniq.Key.class,
                    Uniq.Neighbours.class,
                    Gather.class,
                    Gather.Input.class,
                    Find.Running.class,
                    Fold.Folding.class,
                    Pieces.class,
                    Seq.class,
                    Yes.class,
                    Cat.Passing.class,
                    Wc.Counting.class,
                    Wc.Form.class,
                    Cut.Parts.class,
                    Cut.Range.class,
                    Cut.Taken.class,
                    Tr.Replacing.class,
                    Tee.Copying.class,
                    Rev.Turning.class,
                    Tar.class,
                    Tar.Incoming.class,
                    Sed.Editing.class,
                    SedCycle.State.class,
                    SedScript.Command.class,
                    SedScript.Address.class,
                    Launcher.Waiting.class,
                    Timeout.Limited.class,
                    Timeout.Alarm.class,
                    Timeout.Over.class,
                    Watch.class,
                    Curl.class,
                    Curl.Settings.class,
                    Wget.class,
                    Url.class,
                    NameLookups.NoAnswer.class,
                    NameLookups.Dial.class,
                    Xargs.Collecting.class,
                    Xargs.Running.class,
                    XargsOptions.class);

    public static final List<Class<?>> TYPES =
            Stream.of(OWN, Awk.TYPES, Less.TYPES, Vi.TYPES).flatMap(List::stream).toList();

    private ToolVocabulary() {}
}
