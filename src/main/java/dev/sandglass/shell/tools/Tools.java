package dev.sandglass.shell.tools;

import dev.sandglass.shell.interpreter.Dialect;
import dev.sandglass.shell.tools.awk.Awk;
import dev.sandglass.shell.tools.vi.Vi;
import dev.sandglass.sim.Program;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
                    Map.entry("awk", AwkTool::start),
                    Map.entry("base64", Base64Tool::start),
                    Map.entry("basename", Names::base),
                    Map.entry("cat", Cat::start),
                    Map.entry("chmod", Chmod::start),
                    Map.entry("clear", Facts::clear),
                    Map.entry("cp", Copy::cp),
                    Map.entry("curl", Curl::start),
                    Map.entry("jq", Jq::start),
                    Map.entry("nc", NameLookups::nc),
                    Map.entry("nslookup", NameLookups::nslookup),
                    Map.entry("ps", Ps::start),
                    Map.entry("wget", Wget::start),
                    Map.entry("cut", Cut::start),
                    Map.entry("date", Dates::date),
                    Map.entry("diff", Differences::start),
                    Map.entry("dirname", Names::folder),
                    Map.entry("egrep", Grep::start),
                    Map.entry("env", Env::start),
                    Map.entry("false", _ -> dev.sandglass.sim.Step.exit(1)),
                    Map.entry("fgrep", Grep::start),
                    Map.entry("find", Find::start),
                    Map.entry("grep", Grep::start),
                    Map.entry("head", Head::start),
                    Map.entry("arch", Facts::arch),
                    Map.entry("groups", Facts::groups),
                    Map.entry("hostname", Facts::hostname),
                    Map.entry("id", Facts::id),
                    Map.entry("ln", Ln::start),
                    Map.entry("ls", Listing::start),
                    Map.entry("mkdir", Folders::mkdir),
                    Map.entry("mv", Copy::mv),
                    Map.entry("nproc", Facts::nproc),
                    Map.entry("nohup", Nohup::start),
                    Map.entry("printenv", Facts::printenv),
                    Map.entry("rev", Rev::start),
                    Map.entry("rm", Remove::start),
                    Map.entry("rmdir", Folders::rmdir),
                    Map.entry("sed", Sed::start),
                    Map.entry("seq", Seq::start),
                    Map.entry("sort", Sort::start),
                    Map.entry("sudo", Sudo::start),
                    Map.entry("tail", Tail::start),
                    Map.entry("tar", Tar::start),
                    Map.entry("tee", Tee::start),
                    Map.entry("timeout", Timeout::start),
                    Map.entry("touch", Touch::start),
                    Map.entry("tr", Tr::start),
                    Map.entry("true", _ -> dev.sandglass.sim.Step.exit(0)),
                    Map.entry("uname", Facts::uname),
                    Map.entry("uniq", Uniq::start),
                    Map.entry("watch", Watch::start),
                    Map.entry("wc", Wc::start),
                    Map.entry("which", Which::start),
                    Map.entry("whoami", Facts::whoami),
                    Map.entry("cmp", Cmp::start),
                    Map.entry("column", Column::start),
                    Map.entry("comm", Comm::start),
                    Map.entry("du", Space::du),
                    Map.entry("envsubst", Gather::standardInput),
                    Map.entry("expr", Expr::start),
                    Map.entry("file", FileKind::start),
                    Map.entry("fold", Fold::start),
                    Map.entry("gunzip", Gzip::start),
                    Map.entry("gzip", Gzip::start),
                    Map.entry("zcat", Gzip::start),
                    Map.entry("hexdump", Dump::start),
                    Map.entry("less", Pager::start),
                    Map.entry("more", Pager::start),
                    Map.entry("vi", Vi::start),
                    Map.entry("vim", Vi::start),
                    Map.entry("md5sum", Sums::start),
                    Map.entry("mktemp", Mktemp::start),
                    Map.entry("nl", Gather::start),
                    Map.entry("od", Dump::start),
                    Map.entry("openssl", OpensslTool::start),
                    Map.entry("chown", Chown::start),
                    Map.entry("paste", Paste::start),
                    Map.entry("readlink", Links::readlink),
                    Map.entry("realpath", Links::realpath),
                    Map.entry("sha1sum", Sums::start),
                    Map.entry("sha256sum", Sums::start),
                    Map.entry("sha512sum", Sums::start),
                    Map.entry("shuf", Shuf::start),
                    Map.entry("stat", Stat::start),
                    Map.entry("tac", Gather::start),
                    Map.entry("tree", Tree::start),
                    Map.entry("xxd", Dump::start),
                    Map.entry("xargs", Xargs::start));

    /** What tools do that want all of their input first. */
    private static final Map<String, Gather.Work> WORKS =
            Map.ofEntries(
                    Map.entry("base64", Base64Tool::work),
                    Map.entry("cmp", Cmp::work),
                    Map.entry("column", Column::work),
                    Map.entry("comm", Comm::work),
                    Map.entry("diff", Differences::work),
                    Map.entry("envsubst", Envsubst::work),
                    Map.entry("gunzip", Gzip::work),
                    Map.entry("gzip", Gzip::work),
                    Map.entry("hexdump", Dump::work),
                    Map.entry("jq", Jq::work),
                    Map.entry("md5sum", Sums::work),
                    Map.entry("nl", Nl::work),
                    Map.entry("od", Dump::work),
                    Map.entry("openssl", OpensslTool::work),
                    Map.entry("paste", Paste::work),
                    Map.entry("sed", Sed::work),
                    Map.entry("sha1sum", Sums::work),
                    Map.entry("sha256sum", Sums::work),
                    Map.entry("sha512sum", Sums::work),
                    Map.entry("shuf", Shuf::work),
                    Map.entry("sort", Sort::work),
                    Map.entry("tac", Tac::work),
                    Map.entry("xxd", Dump::work),
                    Map.entry("zcat", Gzip::work),
                    Map.entry("tail", Tail::work));

    /** By name, ready to start. */
    public static final Map<String, Program> ALL = all();

    private static final List<Class<?>> OWN_TYPES =
            List.of(
                    AwkTool.Feeding.class,
                    Bash.class,
                    Sleep.class,
                    Tool.class,
                    Filter.class,
                    Filter.Pouring.class,
                    Filter.Reading.class,
                    Grep.class,
                    Grep.Settings.class,
                    Grep.State.class,
                    Head.Part.class,
                    Head.Wanted.class,
                    Tail.Following.class,
                    Uniq.Key.class,
                    Uniq.Neighbours.class,
                    Gather.class,
                    Gather.Input.class,
                    Find.Running.class,
                    Fold.Folding.class,
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
                    Xargs.Running.class);

    /** The types of tools that stand in frozen state. */
    public static final List<Class<?>> TYPES =
            Stream.of(OWN_TYPES, Awk.TYPES, Vi.TYPES).flatMap(List::stream).toList();

    private Tools() {}

    static Gather.Work work(String name) {
        return WORKS.get(name);
    }

    static Tool.Start start(String name) {
        return STARTS.get(name);
    }

    private static Map<String, Program> all() {
        var all = new TreeMap<String, Program>();
        STARTS.keySet().forEach(name -> all.put(name, new Tool(name)));
        all.put("bash", new Bash(Dialect.BASH));
        all.put("sh", new Bash(Dialect.DASH));
        all.put("sleep", new Sleep());
        all.put("yes", new Yes());
        return Collections.unmodifiableMap(all);
    }
}
