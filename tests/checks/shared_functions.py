#!/usr/bin/env python3
"""Every function of the shading dialect is compared between host and device.

    shared_functions.py ROOT

Refused: a function of renderer/shared/*.h (SH_FN or SH_WORLD_FN) that
tests/parity/cases/shared_functions.inc does not name exactly once, a line there that names none, has
no known class or calls another function's case; and a struct of a header that host and device
exchange in buffers which the layout test leaves out.
"""

import collections
import pathlib
import re
import sys

LIST = "tests/parity/cases/shared_functions.inc"
EXCHANGED = ("renderer/shared/scene_data.h", "renderer/vulkan/shaders/batch_layout.h")
LAYOUT = ("tests/parity/struct_layout.comp", "tests/parity/struct_layout_test.cpp")
CLASSES = ("kExact", "kPrecise", "kClose", "kMostlyClose")
# A definition: the qualifier at the start of a line, a return type, a name.
DEFINITION = re.compile(r"^SH_(?:WORLD_)?FN\s+\w+\s+(\w+)\(", re.MULTILINE)
# What the dialect defines once for each language.
TWICE_DEFINED = re.compile(r"^(?:inline )?\w+ (\w+)\([^)]*\) \{", re.MULTILINE)
ENTRY = re.compile(r"^TT_CASE\((\w+), (\w+), (\w+)\(.*\)\)$")
STRUCT = re.compile(r"^struct (\w+) \{", re.MULTILINE)


def functions(root):
    """Name of every function of the dialect, and the header that defines it."""
    found = {}
    for header in sorted((root / "renderer" / "shared").glob("*.h")):
        text = header.read_text()
        names = DEFINITION.findall(text)
        if header.name == "glsl_compat.h":
            names += TWICE_DEFINED.findall(text)
        found.update({name: header.relative_to(root) for name in names})
    return found


def check_list(root, faults):
    path = root / LIST
    if not path.exists():
        faults.append(f"{LIST}: missing")
        return
    defined = functions(root)
    listed = collections.Counter()
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.startswith("TT_CASE"):
            continue
        where = f"{LIST}:{number}"
        entry = ENTRY.match(line)
        if not entry:
            faults.append(f"{where}: not TT_CASE(function, class, call) on one line")
            continue
        name, parity, case = entry.groups()
        listed[name] += 1
        if name not in defined:
            faults.append(f"{where}: renderer/shared has no function {name}")
        if parity not in CLASSES:
            faults.append(f"{where}: {parity} is no parity class")
        if case != f"case_{name}":
            faults.append(f"{where}: {name} is compared by {case}")
    for name, header in sorted(defined.items()):
        if listed[name] != 1:
            times = "no case" if listed[name] == 0 else f"{listed[name]} cases"
            faults.append(f"{header}: {name} has {times} in {LIST}")


def check_structs(root, faults):
    for header in EXCHANGED:
        if not (root / header).exists():
            continue
        for file in LAYOUT:
            path = root / file
            words = set(re.findall(r"\w+", path.read_text())) if path.exists() else set()
            for name in STRUCT.findall((root / header).read_text()):
                if name not in words:
                    faults.append(f"{header}: {name} is missing in {file}")


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    faults = []
    check_list(root, faults)
    check_structs(root, faults)
    for fault in faults:
        print(fault)
    print(f"{len(functions(root))} functions, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
