#!/usr/bin/env python3
"""Writes the answers of the bash at hand under the lines of a list: record.py bash.txt

Each entry is a script ("$ ", further lines "> "), run by `bash -c` in an empty /home/learner with nothing to read;
under it stand its standard output, its standard error behind "2| ", and its status when that is not 0. A last line
without a newline has "%" under it, as zsh shows it. The list's answers were recorded with GNU bash 5.2.15 and the
tools of Debian 12.
"""
import os, shutil, subprocess, sys

HOME = "/home/learner"


def run(script):
    shutil.rmtree(HOME, ignore_errors=True)
    os.makedirs(HOME)
    environment = {
        "HOME": HOME, "USER": "learner", "LANG": "C.UTF-8",
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    }
    done = subprocess.run(["bash", "-c", script], cwd=HOME, env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=20)
    return done.stdout.decode(), done.stderr.decode(), done.returncode


def shown(text, mark):
    if not text:
        return ""
    lines = "".join(mark + line + "\n" for line in text.removesuffix("\n").split("\n"))
    return lines if text.endswith("\n") else lines + "%\n"


def main(name):
    scripts, heads = [], []
    for line in open(name):
        line = line.rstrip("\n")
        if line.startswith("$ "):
            scripts.append([line[2:]])
            answered = False
        elif scripts and not answered and (line.startswith("> ") or line == ">"):
            scripts[-1].append(line[2:])
        elif line.startswith("# ") and not scripts:
            heads.append(line)
        else:
            answered = True
    with open(name, "w") as out:
        out.write("".join(head + "\n" for head in heads))
        for script in scripts:
            stdout, stderr, code = run("\n".join(script))
            out.write("\n$ " + script[0] + "\n" + "".join(f"> {line}\n" for line in script[1:]))
            out.write(shown(stdout, "") + shown(stderr, "2| ") + (f"[exit {code}]\n" if code else ""))


main(sys.argv[1])
