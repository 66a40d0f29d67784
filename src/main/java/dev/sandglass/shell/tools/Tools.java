package dev.sandglass.shell.tools;

import dev.sandglass.shell.interpreter.Dialect;
import dev.sandglass.sim.Program;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All tools by name, as a Linux workstation has them. Where they stand: {@code /usr/bin}. */
public final class Tools {

    private static final Map<String, Tool.Start> STARTS =
            Map.ofEntries(
                    Map.entry("[", BuiltIn::start),
                    Map.entry("echo", BuiltIn::start),
                    Map.entry("kill", BuiltIn::start),
                    Map.entry("printf", BuiltIn::start),
                    Map.entry("pwd", BuiltIn::start),
                    Map.entry("test", BuiltIn::start),
                    Map.entry("base64", Base64Tool::start),
                    Map.entry("basename", Names::base),
                    Map.entry("cat", Texts::cat),
                    Map.entry("chmod", Folders::chmod),
                    Map.entry("clear", Facts::clear),
                    Map.entry("cp", Folders::cp),
                    Map.entry("curl", Curl::start),
                    Map.entry("jq", Jq::start),
                    Map.entry("nc", NameLookups::nc),
                    Map.entry("nslookup", NameLookups::nslookup),
                    Map.entry("ps", Ps::start),
                    Map.entry("wget", Wget::start),
                    Map.entry("cut", Texts::cut),
                    Map.entry("date", Dates::date),
                    Map.entry("diff", Differences::start),
                    Map.entry("dirname", Names::folder),
                    Map.entry("egrep", Grep::start),
                    Map.entry("env", Others::env),
                    Map.entry("false", _ -> dev.sandglass.sim.Step.exit(1)),
                    Map.entry("fgrep", Grep::start),
                    Map.entry("find", Finding::start),
                    Map.entry("grep", Grep::start),
                    Map.entry("head", Ends::head),
                    Map.entry("hostname", Facts::hostname),
                    Map.entry("id", Facts::id),
                    Map.entry("ln", Folders::ln),
                    Map.entry("ls", Listing::start),
                    Map.entry("mkdir", Folders::mkdir),
                    Map.entry("mv", Folders::mv),
                    Map.entry("nproc", Facts::nproc),
                    Map.entry("nohup", Others::nohup),
                    Map.entry("printenv", Facts::printenv),
                    Map.entry("rev", Texts::rev),
                    Map.entry("rm", Folders::rm),
                    Map.entry("rmdir", Folders::rmdir),
                    Map.entry("sed", Sed::start),
                    Map.entry("seq", Facts::seq),
                    Map.entry("sort", Sorting::sort),
                    Map.entry("sudo", Others::sudo),
                    Map.entry("tail", Ends::tail),
                    Map.entry("tar", Tar::start),
                    Map.entry("tee", Texts::tee),
                    Map.entry("timeout", Others::timeout),
                    Map.entry("touch", Folders::touch),
                    Map.entry("tr", Texts::tr),
                    Map.entry("true", _ -> dev.sandglass.sim.Step.exit(0)),
                    Map.entry("uname", Facts::uname),
                    Map.entry("uniq", Sorting::uniq),
                    Map.entry("watch", Watch::start),
                    Map.entry("wc", Texts::wc),
                    Map.entry("which", Others::which),
                    Map.entry("whoami", Facts::whoami),
                    Map.entry("xargs", Xargs::start));

    /** By name, ready to start. */
    public static final Map<String, Program> ALL = all();

    /** The types of tools that stand in frozen state. */
    public static final List<Class<?>> TYPES =
            List.of(
                    Bash.class,
                    Sleep.class,
                    Tool.class,
                    Filter.class,
                    Filter.Reading.class,
                    Grep.class,
                    Grep.Settings.class,
                    Grep.State.class,
                    Ends.Head.class,
                    Ends.AllBut.class,
                    Ends.Bytes.class,
                    Ends.Last.class,
                    Ends.LastBytes.class,
                    Ends.From.class,
                    Sorting.Lines.class,
                    Sorting.Uniq.class,
                    Texts.Cat.class,
                    Texts.Wc.class,
                    Texts.Cut.class,
                    Texts.Tr.class,
                    Texts.Tee.class,
                    Texts.Rev.class,
                    Base64Tool.Whole.class,
                    Tar.class,
                    Tar.Incoming.class,
                    Sed.Editing.class,
                    Sed.Command.class,
                    Sed.Kind.class,
                    Sed.Address.class,
                    Others.Waiting.class,
                    Others.Limited.class,
                    Others.Alarm.class,
                    Others.Over.class,
                    Watch.class,
                    Curl.class,
                    Curl.Settings.class,
                    Wget.class,
                    Url.class,
                    NameLookups.NoAnswer.class,
                    NameLookups.Dial.class,
                    Jq.Whole.class,
                    Xargs.Collecting.class,
                    Xargs.Running.class);

    private Tools() {}

    static Tool.Start start(String name) {
        return STARTS.get(name);
    }

    private static Map<String, Program> all() {
        var all = new TreeMap<String, Program>();
        STARTS.keySet().forEach(name -> all.put(name, new Tool(name)));
        all.put("bash", new Bash(Dialect.BASH));
        all.put("sh", new Bash(Dialect.DASH));
        all.put("sleep", new Sleep());
        return Collections.unmodifiableMap(all);
    }
}
