package dev.sandglass.shell.tools;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The switches that the tools of Debian 12 know, in getopt's order. A switch that stands here and that a tool of this
 * sandbox does not take is one that is not there yet; one that does not stand here is a mistake.
 *
 * @param letters short switches
 * @param names long ones
 */
record Known(String letters, List<String> names) {

    private static final Known NOTHING = new Known("", List.of());

    private static final Map<String, String> SAME =
            Map.of(
                    "egrep", "grep",
                    "fgrep", "grep",
                    "gunzip", "gzip",
                    "zcat", "gzip",
                    "sha1sum", "md5sum",
                    "sha224sum", "md5sum",
                    "sha256sum", "md5sum",
                    "sha384sum", "md5sum",
                    "sha512sum", "md5sum");

    /** A tool a line: its letters, its names. */
    private static final String LIST =
            """
            arch - help version
            b2sum -bcltwz length check ignore-missing quiet status warn strict tag zero
                binary text help version
            base32 -diw decode wrap ignore-garbage help version
            base64 -diw decode wrap ignore-garbage help version
            basename -asz multiple suffix zero help version
            cat -benstuvAET number-nonblank number squeeze-blank show-nonprinting show-ends
                show-tabs show-all help version
            chmod -acfgorstuvwxRX01234567 changes recursive no-preserve-root preserve-root
                quiet reference silent verbose help version
            chown -cfhvHLPR recursive changes dereference from no-dereference
                no-preserve-root preserve-root quiet silent reference verbose help version
            cksum -abcltwz length check ignore-missing quiet status warn strict tag zero
                algorithm debug untagged help version
            cmp -bcilnsv print-bytes print-chars ignore-initial verbose bytes silent quiet
                version help
            column -cdehilnoprstxEHJLNORTVW columns fillrows help json keep-empty-lines
                output-separator separator table table-columns table-columns-limit table-hide
                table-name table-noextreme table-noheadings table-order table-right
                table-truncate table-wrap table-empty-lines table-header-repeat tree tree-id
                tree-parent version
            comm -z123 check-order nocheck-order output-delimiter total zero-terminated help
                version
            cp -abdfilnprstuvxHLPRSTZ archive attributes-only backup copy-contents
                dereference force interactive link no-clobber no-dereference no-preserve
                no-target-directory one-file-system parents path preserve recursive
                remove-destination sparse reflink strip-trailing-slashes suffix symbolic-link
                target-directory update verbose context help version
            csplit -bfknqsz digits quiet silent keep-files elide-empty-files prefix
                suffix-format suppress-matched help version
            cut -bcdfnsz bytes characters fields delimiter only-delimited output-delimiter
                complement zero-terminated help version
            date -dfrsuIR date debug file iso-8601 reference resolution rfc-email rfc-822
                rfc-2822 rfc-3339 set uct utc universal help version
            dd - help version
            df -ahiklmtvxBFHPT all block-size inodes human-readable si local output
                portability print-type sync no-sync total type exclude-type help version
            diff -abcdefhilnpqrstuvwxyBCDEFHILNPSTUWXZ0123456789 binary brief
                changed-group-format color context ed exclude exclude-from expand-tabs
                forward-ed from-file help horizon-lines ifdef ignore-all-space
                ignore-blank-lines ignore-case ignore-file-name-case ignore-matching-lines
                ignore-space-change ignore-tab-expansion ignore-trailing-space
                inhibit-hunk-merge initial-tab label left-column line-format minimal new-file
                new-group-format new-line-format no-dereference no-ignore-file-name-case normal
                old-group-format old-line-format paginate palette rcs recursive
                report-identical-files sdiff-merge-assist show-c-function show-function-line
                side-by-side speed-large-files starting-file strip-trailing-cr
                suppress-blank-empty suppress-common-lines tabsize text to-file
                unchanged-group-format unchanged-line-format unidirectional-new-file unified
                version width
            dirname -z zero help version
            du -abcdhklmstxBDHLPSX0 all apparent-size block-size bytes count-links
                dereference dereference-args exclude exclude-from files0-from human-readable
                inodes si max-depth null no-dereference one-file-system separate-dirs summarize
                total threshold time time-style help version
            env -iuvCS0 ignore-environment null unset chdir default-signal ignore-signal
                block-signal list-signal-handling debug split-string help version
            expand -it0123456789 tabs initial help version
            factor - help version
            file -bcdefhiklmnprsvzCEFLNPS0Z help version magic-file uncompress
                uncompress-noreport brief checking-printout exclude exclude-quiet files-from
                separator mime apple extension mime-type mime-encoding keep-going list
                dereference no-dereference no-buffer no-pad print0 preserve-date parameter raw
                special-files no-sandbox compile debug
            fmt -cgpstuw0123456789 crown-margin prefix split-only tagged-paragraph
                uniform-spacing width goal help version
            fold -bsw0123456789 bytes spaces width help version
            free -bcghklmstvwV bytes kilo mega giga tera peta kibi mebi gibi tebi pebi human
                si lohi total committed seconds count wide help version
            grep -abcdefhilmnoqrsuvwxyzABCDEFGHILPRTUVXZ0123456789 basic-regexp
                extended-regexp fixed-regexp fixed-strings perl-regexp after-context
                before-context binary-files byte-offset context color colour count devices
                directories exclude exclude-from exclude-dir file files-with-matches
                files-without-match group-separator help include ignore-case no-ignore-case
                initial-tab label line-buffered line-number line-regexp max-count no-filename
                no-group-separator no-messages null null-data only-matching quiet recursive
                dereference-recursive regexp invert-match silent text binary unix-byte-offsets
                version with-filename word-regexp
            groups - help version
            gzip -abcdfklmnqrtvLMNSVZ123456789 ascii to-stdout stdout decompress uncompress
                force help keep list license no-name name quiet silent synchronous recursive
                suffix test verbose version fast best lzw bits rsyncable
            head -cnqvz0123456789 bytes lines quiet silent verbose zero-terminated help
                version
            hexdump -bcdefhnosvxCLV one-byte-octal one-byte-char canonical two-bytes-decimal
                two-bytes-octal two-bytes-hex format format-file color length skip no-squeezing
                help version
            hostname -abdfFhiIsvyA domain boot file fqdn all-fqdns help long short version
                alias ip-address all-ip-addresses nis yp
            id -agnruzGZ context group groups name real user zero help version
            install -bcdgmopstvCDSTZ backup compare context directory group mode
                no-target-directory owner preserve-timestamps preserve-context strip
                strip-program suffix target-directory verbose help version
            join -aeijotvz12 ignore-case check-order nocheck-order zero-terminated header
                help version
            link - help version
            ln -bdfinrstvFLPST backup directory no-dereference no-target-directory force
                interactive suffix target-directory logical physical relative symbolic verbose
                help version
            ls -abcdfghiklmnopqrstuvwxABCDFGHILNQRSTUXZ1 all escape directory dired
                full-time group-directories-first human-readable inode kibibytes numeric-uid-gid
                no-group hide-control-chars reverse size width almost-all ignore-backups
                classify file-type si dereference-command-line
                dereference-command-line-symlink-to-dir hide ignore indicator-style dereference
                literal quote-name quoting-style recursive format show-control-chars sort
                tabsize time time-style zero color hyperlink block-size context author help
                version
            md5sum -bctwz check ignore-missing quiet status warn strict tag zero binary text
                help version
            mkdir -mpvZ context mode parents verbose help version
            mktemp -dpqtuV directory quiet dry-run suffix tmpdir help version
            mv -bfintuvSTZ backup context force interactive no-clobber no-target-directory
                strip-trailing-slashes suffix target-directory update verbose help version
            nl -bdfhilnpsvw header-numbering body-numbering footer-numbering
                starting-line-number line-increment no-renumber join-blank-lines
                number-separator number-width number-format section-delimiter help version
            nproc - all ignore help version
            numfmt -dz from from-unit to to-unit round padding suffix grouping delimiter
                field debug header format invalid zero-terminated help version
            od -abcdefhijlostvwxABDFHILNOSX skip-bytes address-radix read-bytes format
                output-duplicates strings traditional width endian help version
            paste -dsz serial delimiters zero-terminated help version
            pr -abcdefhilmnorstvwDFJNSTW0123456789 pages columns across show-control-chars
                double-space date-format expand-tabs form-feed header output-tabs join-lines
                length merge number-lines first-line-number indent no-file-warnings separator
                sep-string omit-header omit-pagination show-nonprinting width page-width help
                version
            printenv -iu0 null help version
            readlink -efmnqsvz canonicalize canonicalize-existing canonicalize-missing
                no-newline quiet silent verbose zero help version
            realpath -emqszLP canonicalize-existing canonicalize-missing relative-to
                relative-base quiet strip no-symlinks zero logical physical help version
            rev -V version help
            rm -dfirvIR force interactive one-file-system no-preserve-root preserve-root
                recursive dir verbose help version
            rmdir -pv ignore-fail-on-non-empty path parents verbose help version
            sed -befilnrsuzEV binary regexp-extended debug expression file in-place
                line-length null-data zero-terminated quiet posix silent sandbox separate
                unbuffered version help follow-symlinks
            seq -fsw0123456789 equal-width format separator help version
            shuf -einorz echo input-range head-count output random-source repeat
                zero-terminated help version
            sleep - help version
            sort -bcdfghikmnorstuyzCMRSTV ignore-leading-blanks check compress-program debug
                dictionary-order ignore-case files0-from general-numeric-sort ignore-nonprinting
                key merge month-sort numeric-sort human-numeric-sort version-sort random-sort
                random-source sort output reverse stable batch-size buffer-size field-separator
                temporary-directory unique zero-terminated parallel help version
            split -abdelntuxC0123456789 bytes lines line-bytes number elide-empty-files
                unbuffered suffix-length additional-suffix numeric-suffixes hex-suffixes filter
                verbose separator help version
            stat -cftL dereference file-system format printf terse cached help version
            sum -rs sysv help version
            tac -brs before regex separator help version
            tail -bcflnqsvzF0123456789 bytes follow lines max-unchanged-stats pid quiet
                retry silent sleep-interval verbose zero-terminated help version
            tar -AbBcCdfFgGhHiIjJkKlLmMnNoOpPrRsStTuUvVwWxXzZa list extract get create diff
                compare append update catenate concatenate delete test-label sparse
                hole-detection sparse-version incremental listed-incremental level
                ignore-failed-read occurrence seek no-seek no-check-device check-device verify
                remove-files keep-old-files skip-old-files keep-newer-files overwrite
                unlink-first recursive-unlink no-overwrite-dir overwrite-dir
                keep-directory-symlink one-top-level to-stdout to-command ignore-command-error
                no-ignore-command-error owner group owner-map group-map mtime clamp-mtime mode
                atime-preserve touch same-owner no-same-owner numeric-owner preserve-permissions
                same-permissions no-same-permissions preserve-order same-order
                delay-directory-restore no-delay-directory-restore sort xattrs no-xattrs
                xattrs-include xattrs-exclude selinux no-selinux acls no-acls file force-local
                rmt-command rsh-command multi-volume tape-length info-script new-volume-script
                volno-file blocking-factor record-size ignore-zeros read-full-records format
                old-archive portability posix pax-option label auto-compress no-auto-compress
                use-compress-program bzip2 gzip gunzip ungzip compress uncompress lzip lzma lzop
                xz zstd one-file-system absolute-names dereference hard-dereference
                starting-file newer after-date newer-mtime backup suffix strip-components
                transform xform checkpoint checkpoint-action check-links totals utc full-time
                index-file block-number show-defaults show-snapshot-field-ranges
                show-omitted-dirs show-transformed-names show-stored-names quoting-style
                quote-chars no-quote-chars interactive confirmation verbose warning restrict
                add-file directory files-from null no-null unquote no-unquote
                verbatim-files-from no-verbatim-files-from exclude exclude-from exclude-caches
                exclude-caches-under exclude-caches-all exclude-tag exclude-ignore
                exclude-ignore-recursive exclude-tag-under exclude-tag-all exclude-vcs
                exclude-vcs-ignores exclude-backups recursion no-recursion anchored no-anchored
                ignore-case no-ignore-case wildcards no-wildcards wildcards-match-slash
                no-wildcards-match-slash help usage program-name version
            tee -aip append ignore-interrupts output-error help version
            timeout -ksv kill-after signal verbose foreground preserve-status help version
            touch -acdfhmrt time no-create date reference no-dereference help version
            tr -cdstAC complement delete squeeze-repeats truncate-set1 help version
            tree -adlfxLPIqNQpugshDFvtcrUXJHCnoA gitignore ignore-case matchdirs metafirst
                filelimit dirsfirst filesfirst noreport sort charset prune fromfile du si
                timefmt inodes device info infofile nolinks hintro houtro version help
            truncate -cors no-create io-blocks reference size help version
            tsort - help version
            uname -aimnoprsv all kernel-name sysname nodename kernel-release release
                kernel-version machine processor hardware-platform operating-system help version
            unexpand -at0123456789 tabs all first-only help version
            uniq -cdfisuwzD0123456789 count repeated all-repeated group ignore-case unique
                skip-fields skip-chars check-chars zero-terminated help version
            unlink - help version
            uptime -hpsV pretty help since version
            watch -bcdegnptvwxhr color differences help interval beep errexit chgexit
                equexit exec precise no-title no-wrap version
            wc -clmwL bytes chars lines words files0-from max-line-length help version
            whoami - help version
            xargs -adeilnoprstxEILP0 null arg-file delimiter eof replace max-lines max-args
                open-tty interactive no-run-if-empty max-chars verbose show-limits exit
                max-procs process-slot-var version help
            xxd -abcCdeEghilnoprRsuv
            yes - help version
            """;

    private static final Map<String, String> LINES =
            LIST.replaceAll("\\n +", " ")
                    .lines()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    it -> it.substring(0, it.indexOf(' ')),
                                    it -> it.substring(it.indexOf(' ') + 1)));

    static Known of(String tool) {
        @Nullable String line = LINES.get(SAME.getOrDefault(tool, tool));
        if (line == null) {
            return NOTHING;
        }
        var words = List.of(line.split(" "));
        return new Known(words.getFirst().substring(1), words.subList(1, words.size()));
    }

    boolean hasLetter(String letter) {
        return letters.contains(letter);
    }
}
