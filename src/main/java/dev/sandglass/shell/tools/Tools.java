package dev.sandglass.shell.tools;

import dev.sandglass.shell.interpreter.Dialect;
import dev.sandglass.shell.tools.vi.Vi;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All tools by name, as a Linux workstation has them. Where they stand: {@code /usr/bin}. */
public final class Tools {

    /** Those that begin as {@link #start} says. */
    private static final List<String> NAMES =
            List.of(
                    ("[ arch awk base64 basename cat chmod chown clear cmp column comm cp curl cut date "
                                    + "diff dirname du echo egrep env envsubst expr false fgrep file find fold grep groups "
                                    + "gunzip gzip head hexdump hostname id jq kill less ln ls md5sum mkdir mktemp "
                                    + "more mv nc nl nohup nproc nslookup od openssl paste printenv printf ps pwd "
                                    + "readlink realpath rev rm rmdir sed seq sha1sum sha256sum sha512sum shuf sort "
                                    + "stat sudo tac tail tar tee test timeout touch tr tree true uname uniq vi vim "
                                    + "watch wc wget which whoami xargs xxd zcat")
                            .split(" "));

    private static final int NOT_FOUND = 127;

    /** By name, ready to start. */
    public static final Map<String, Program> ALL = all();

    private Tools() {}

    /** Looks at the command line, and does it at once or says how to go on. */
    static Step start(String name, Process self) {
        return switch (name) {
            case "awk" -> AwkTool.start(self);
            case "base64" -> Base64Tool.start(self);
            case "cat" -> Cat.start(self);
            case "jq" -> Jq.start(self);
            case "cut" -> Cut.start(self);
            case "diff" -> Differences.start(self);
            case "egrep", "fgrep", "grep" -> Grep.start(self);
            case "head" -> Head.start(self);
            case "rev" -> Rev.start(self);
            case "sed" -> Sed.start(self);
            case "sort" -> Sort.start(self);
            case "tail" -> Tail.start(self);
            case "tee" -> Tee.start(self);
            case "tr" -> Tr.start(self);
            case "uniq" -> Uniq.start(self);
            case "wc" -> Wc.start(self);
            case "cmp" -> Cmp.start(self);
            case "column" -> Column.start(self);
            case "comm" -> Comm.start(self);
            case "envsubst" -> Gather.standardInput(self);
            case "expr" -> Expr.start(self);
            case "fold" -> Fold.start(self);
            case "hexdump", "od", "xxd" -> Dump.start(self);
            case "md5sum", "sha1sum", "sha256sum", "sha512sum" -> Sums.start(self);
            case "nl" -> Nl.start(self);
            case "tac" -> Gather.start(self);
            case "paste" -> Paste.start(self);
            case "shuf" -> Shuf.start(self);
            default -> onFiles(name, self);
        };
    }

    /** The same for those that ask for files and folders themselves. */
    private static Step onFiles(String name, Process self) {
        return switch (name) {
            case "basename" -> Names.base(self);
            case "chmod" -> Chmod.start(self);
            case "cp" -> Copy.cp(self);
            case "dirname" -> Names.folder(self);
            case "find" -> Find.start(self);
            case "ln" -> Ln.start(self);
            case "ls" -> Listing.start(self);
            case "mkdir" -> Folders.mkdir(self);
            case "mv" -> Copy.mv(self);
            case "rm" -> Remove.start(self);
            case "rmdir" -> Folders.rmdir(self);
            case "tar" -> Tar.start(self);
            case "touch" -> Touch.start(self);
            case "du" -> Space.du(self);
            case "file" -> FileKind.start(self);
            case "gunzip", "gzip", "zcat" -> Gzip.start(self);
            case "mktemp" -> Mktemp.start(self);
            case "chown" -> Chown.start(self);
            case "readlink" -> Links.readlink(self);
            case "realpath" -> Links.realpath(self);
            case "stat" -> Stat.start(self);
            case "tree" -> Tree.start(self);
            default -> onMachine(name, self);
        };
    }

    /** The same for those that ask for more than text and files. */
    private static Step onMachine(String name, Process self) {
        return switch (name) {
            case "[", "echo", "kill", "printf", "pwd", "test" -> BuiltIn.start(self);
            case "clear" -> Facts.clear(self);
            case "curl" -> Curl.start(self);
            case "nc" -> NameLookups.nc(self);
            case "nslookup" -> NameLookups.nslookup(self);
            case "ps" -> Ps.start(self);
            case "wget" -> Wget.start(self);
            case "date" -> Dates.date(self);
            case "env" -> Env.start(self);
            case "false" -> Step.exit(1);
            case "arch" -> Facts.arch(self);
            case "groups" -> Facts.groups(self);
            case "hostname" -> Facts.hostname(self);
            case "id" -> Facts.id(self);
            case "nproc" -> Facts.nproc(self);
            case "nohup" -> Nohup.start(self);
            case "printenv" -> Facts.printenv(self);
            case "seq" -> Seq.start(self);
            case "sudo" -> Sudo.start(self);
            case "timeout" -> Timeout.start(self);
            case "true" -> Step.exit(0);
            case "uname" -> Facts.uname(self);
            case "watch" -> Watch.start(self);
            case "which" -> Which.start(self);
            case "whoami" -> Facts.whoami(self);
            case "less" -> Pager.less(self);
            case "more" -> Pager.more(self);
            case "vi", "vim" -> Vi.start(self);
            case "openssl" -> OpensslTool.start(self);
            case "xargs" -> Xargs.start(self);
            default -> notYet(name, self);
        };
    }

    /** Tools that an image has and this sandbox has not yet: each says so. */
    public static Map<String, Program> absent(String names) {
        var absent = new TreeMap<String, Program>();
        for (var name : names.split(" ")) {
            absent.put(name, new Tool(name));
        }
        return absent;
    }

    private static Step notYet(String name, Process self) {
        var sentence = NotYet.sentence(name);
        if (sentence == null) {
            throw new IllegalStateException("no such tool: " + name);
        }
        self.complain(name + ": " + sentence);
        return Step.exit(NOT_FOUND);
    }

    /** What a tool does that wants all of its input first; answers with the exit code. */
    static int work(String name, List<Gather.Input> inputs, Process self) {
        return switch (name) {
            case "base64" -> Base64Tool.work(inputs, self);
            case "cmp" -> Cmp.work(inputs, self);
            case "column" -> Column.work(inputs, self);
            case "comm" -> Comm.work(inputs, self);
            case "diff" -> Differences.work(inputs, self);
            case "envsubst" -> Envsubst.work(inputs, self);
            case "gunzip", "gzip", "zcat" -> Gzip.work(inputs, self);
            case "hexdump", "od", "xxd" -> Dump.work(inputs, self);
            case "jq" -> Jq.work(inputs, self);
            case "md5sum", "sha1sum", "sha256sum", "sha512sum" -> Sums.work(inputs, self);
            case "nl" -> Nl.work(inputs, self);
            case "openssl" -> OpensslTool.work(inputs, self);
            case "paste" -> Paste.work(inputs, self);
            case "sed" -> Sed.work(inputs, self);
            case "shuf" -> Shuf.work(inputs, self);
            case "sort" -> Sort.work(inputs, self);
            case "tac" -> Tac.work(inputs, self);
            case "tail" -> Tail.work(inputs, self);
            default -> throw new IllegalStateException("no such tool: " + name);
        };
    }

    private static Map<String, Program> all() {
        var all = new TreeMap<String, Program>();
        NAMES.forEach(name -> all.put(name, new Tool(name)));
        all.put("bash", new Bash(Dialect.BASH));
        all.put("sh", new Bash(Dialect.DASH));
        all.put("sleep", new Sleep());
        all.put("yes", new Yes());
        return Collections.unmodifiableMap(all);
    }
}
