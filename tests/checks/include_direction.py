#!/usr/bin/env python3
"""Who may include whom: every include of our own files against the table of docs/README.md.

    include_direction.py ROOT

Also refused: quoted includes that do not name a file from the repository root (one spelling for
every header), GLM anywhere in renderer/shared but its glsl_compat.h, a backend that includes the
other one, and any printing or exiting below cli/.
"""

import pathlib
import re
import subprocess
import sys

CODE = ("*.h", "*.cpp", "*.comp", "*.glsl")
EVERYTHING = None

# Longest prefix wins. A file may always include its own row's folder; an entry that ends in "/"
# is a folder, anything else one file.
TABLE = {
    "base/": [],
    "assets/": ["base/"],
    "scenes/": ["assets/", "base/"],
    "renderer/": ["scenes/", "assets/", "base/"],
    "renderer/shared/": [],
    "renderer/film/": ["renderer/", "scenes/", "assets/", "base/"],
    "renderer/embree/": ["renderer/", "scenes/", "assets/", "base/"],
    "renderer/vulkan/": ["renderer/", "scenes/", "assets/", "base/"],
    "manifests/": ["base/"],
    "generator/": ["renderer/renderer.h", "scenes/", "assets/", "manifests/", "base/"],
    "eval/": ["manifests/", "base/"],
    "cli/": EVERYTHING,
    "tests/": EVERYTHING,
    "bench/": EVERYTHING,
}
NEVER = {  # stronger than the table
    "renderer/embree/": ["renderer/vulkan/"],
    "renderer/vulkan/": ["renderer/embree/"],
    "renderer/film/": ["renderer/embree/", "renderer/vulkan/"],
}
SYSTEM_NEVER = {  # <...> includes
    "renderer/shared/": (r"glm/", ["renderer/shared/glsl_compat.h"]),
    "eval/": (r"(tbb|oneapi)/", []),
}
LIBRARIES = ("base/", "assets/", "scenes/", "renderer/", "manifests/", "generator/", "eval/")
PRINTS = re.compile(
    r"std::(cout|cerr|clog)\b|\b(std::)?(v?printf|puts|putchar|perror)\s*\(|"
    r"\bfmt::print\s*\(|\bfprintf\s*\(\s*(stdout|stderr)\b|(?<![\w.>])(std::)?(quick_)?exit\s*\(|"
    r"\bstd::(abort|terminate)\s*\("
)
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')


def row_of(path):
    rows = [row for row in TABLE if path.startswith(row)]
    return max(rows, key=len, default=None)


def allowed(row, target):
    if any(target.startswith(banned) for banned in NEVER.get(row, [])):
        return False
    permitted = TABLE[row]
    if permitted is EVERYTHING:
        return True
    return any(
        target.startswith(entry) if entry.endswith("/") else target == entry
        for entry in [row, *permitted]
    )


def check_include(root, path, row, quoted, angled):
    if quoted:
        if not (root / quoted).is_file():
            return f'"{quoted}" is not a file of the repository root'
        if not allowed(row, quoted):
            return f"{row} may not include {quoted}"
    elif row in SYSTEM_NEVER:
        pattern, exceptions = SYSTEM_NEVER[row]
        if re.match(pattern, angled) and path not in exceptions:
            return f"{row} may not include <{angled}>"
    return None


def faults_of(root, path):
    row = row_of(path)
    if row is None:
        yield 1, "code outside the folders of the table"
        return
    text = (root / path).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        match = INCLUDE.match(line)
        if match:
            fault = check_include(root, path, row, *match.groups())
            if fault:
                yield number, fault
        elif path.startswith(LIBRARIES) and PRINTS.search(line.split("//")[0]):
            yield number, "nothing below cli/ prints or exits"


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    lister = pathlib.Path(__file__).with_name("files_of_tree.sh")
    files = subprocess.run(
        [lister, root, *CODE], check=True, capture_output=True, text=True
    ).stdout.split("\n")[:-1]
    faults = 0
    for path in files:
        for number, fault in faults_of(root, path):
            print(f"{path}:{number}: {fault}")
            faults += 1
    print(f"{len(files)} files, {faults} faults")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
