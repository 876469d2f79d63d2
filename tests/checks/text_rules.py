#!/usr/bin/env python3
"""Rules about the text of every file of the tree.

    text_rules.py ROOT

Refused: marks of unfinished work, paths of somebody's machine, files or lines that are too long,
trailing blanks, a missing newline at the end, headers without a guard, folders named for nothing,
links in Markdown to files that are not there.
"""

import pathlib
import re
import subprocess
import sys

MAX_FILE_LINES = 600  # style: 90 % of the files; longer ones are listed with the reason
LONG_FILES = {}
MAX_COLUMNS = 100
CODE = {".h", ".cpp", ".comp", ".glsl"}
TEXT = CODE | {".py", ".sh", ".cmake", ".txt", ".md", ".yaml", ".yml", ".json", ".sql", ""}
# Spelled in halves, so that this file holds to its own rule.
UNFINISHED = re.compile(r"\b(" + "|".join(
    ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "not yet " + "implemented"]) + r")\b")
MACHINE_PATH = re.compile(r"(?<![\w.$}])/(home|root|work|Users|mnt)/\w")
LINK = re.compile(r"\]\(([^)\s]+)\)")
VAGUE_FOLDERS = {"utils", "util", "common", "misc", "helpers"}


def line_faults(path, line):
    if UNFINISHED.search(line):
        yield "mark of unfinished work"
    if MACHINE_PATH.search(line):
        yield "path of one machine"
    if path.suffix in CODE and len(line) > MAX_COLUMNS:
        yield f"{len(line)} columns, at most {MAX_COLUMNS}"
    if line != line.rstrip():
        yield "blanks at the end of the line"


def guard_fault(path, text):
    if path.suffix != ".h":
        return None
    # glslc has no #pragma once: headers of the dialect, wherever they lie.
    in_dialect = path.parts[:2] == ("renderer", "shared") or "SH_BEGIN" in text
    guarded = re.search(r"^#ifndef (\w+)\n#define \1\b", text, re.M)
    once = "#pragma once" in text
    if in_dialect:
        return None if guarded and not once else "needs an #ifndef guard, as glslc reads it"
    return None if once else "needs #pragma once"


def broken_links(root, path, text):
    if path.suffix != ".md":
        return
    for match in LINK.finditer(text):
        target = match.group(1).split("#")[0]
        if target and "://" not in target and not (root / path.parent / target).exists():
            yield text.count("\n", 0, match.start()) + 1, f"link to {target}, which is not there"


def file_faults(path, text):
    if VAGUE_FOLDERS & {part.lower() for part in path.with_suffix("").parts}:
        yield 1, "named for nothing"
    guard = guard_fault(path, text)
    if guard:
        yield 1, guard
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "no newline at the end"
    lines = text.splitlines()
    if path.suffix in CODE and len(lines) > LONG_FILES.get(str(path), MAX_FILE_LINES):
        yield len(lines), f"more than {MAX_FILE_LINES} lines"
    for number, line in enumerate(lines, start=1):
        for fault in line_faults(path, line):
            yield number, fault


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    lister = pathlib.Path(__file__).with_name("files_of_tree.sh")
    names = subprocess.run(
        [lister, root], check=True, capture_output=True, text=True
    ).stdout.split("\n")[:-1]
    faults = 0
    for name in names:
        path = pathlib.Path(name)
        if path.suffix not in TEXT or name.startswith("tests/fuzz/corpus/"):
            continue
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # not text after all
        faults_here = [*file_faults(path, text), *broken_links(root, path, text)]
        for number, fault in faults_here:
            print(f"{name}:{number}: {fault}")
            faults += 1
    print(f"{len(names)} files, {faults} faults")
    return 1 if faults or not names else 0


if __name__ == "__main__":
    sys.exit(main())
