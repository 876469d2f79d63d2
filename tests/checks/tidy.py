#!/usr/bin/env python3
"""clang-tidy over every translation unit of ours that a build tree compiles.

    tidy.py ROOT BUILD [--jobs N] [PATH...]     PATH limits it to files that start so

A unit is checked again only when it, a file of ours that it includes, its command or .clang-tidy
changed: BUILD/tidy remembers the digests of what was clean. Exits 77 (skipped) without clang-tidy
14, since other versions know other checks.
"""

import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import shlex
import shutil
import subprocess
import sys

SKIPPED = 77


def find_tool():
    for name in ("clang-tidy-14", "clang-tidy"):
        path = shutil.which(name)
        if path:
            version = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
            if "version 14." in version:
                return path
    return None


def command_of(entry):
    return [word for word in shlex.split(entry["command"]) if not word.endswith("/ccache")]


def included_files(entry, root):
    """The unit and the files of ours that it includes, by the compiler's own account."""
    words = command_of(entry)
    output = words.index("-o")
    words = words[:output] + words[output + 2:] + ["-MM"]
    rule = subprocess.run(
        words, cwd=entry["directory"], capture_output=True, text=True, check=True
    ).stdout
    names = rule.split(":", 1)[1].replace("\\\n", " ").split()
    paths = {(pathlib.Path(entry["directory"]) / name).resolve() for name in names}
    return sorted(path for path in paths if path.is_relative_to(root))


def digest_of(entry, root):
    digest = hashlib.sha256(" ".join(command_of(entry)).encode())
    for path in [root / ".clang-tidy", *included_files(entry, root)]:
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check_unit(tool, entry, root, build):
    """None when the unit is clean, else what clang-tidy said."""
    name = pathlib.Path(entry["file"]).relative_to(root)
    stamp = build / "tidy" / str(name).replace("/", "__")
    try:
        digest = digest_of(entry, root)
    except subprocess.CalledProcessError as error:
        return f"{name}: does not compile\n{error.stderr}"
    if stamp.is_file() and stamp.read_text() == digest:
        return None
    result = subprocess.run(
        [tool, "--quiet", "--extra-arg=-Wno-unknown-warning-option",  # the build is GCC's
         "-p", str(build), entry["file"]], capture_output=True, text=True
    )
    if result.returncode == 0:
        stamp.write_text(digest)
        return None
    return f"{name}:\n{result.stdout}{result.stderr}"


def units_of(root, build, prefixes):
    entries = json.loads((build / "compile_commands.json").read_text())
    unique = {}
    for entry in entries:
        path = pathlib.Path(entry["file"])
        ours = path.is_relative_to(root) and not path.is_relative_to(root / "build")
        if ours and not path.is_relative_to(build):
            name = str(path.relative_to(root))
            if not prefixes or name.startswith(tuple(prefixes)):
                unique[name] = entry
    return [unique[name] for name in sorted(unique)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("paths", nargs="*")
    arguments = parser.parse_args()
    root, build = arguments.root.resolve(), arguments.build.resolve()
    tool = find_tool()
    if tool is None:
        print("skipped: clang-tidy 14 is not installed")
        return SKIPPED
    (build / "tidy").mkdir(exist_ok=True)
    units = units_of(root, build, arguments.paths)
    faults = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for fault in pool.map(lambda unit: check_unit(tool, unit, root, build), units):
            if fault:
                faults += 1
                print(fault, flush=True)
    print(f"{len(units)} units, {faults} with faults")
    return 1 if faults or not units else 0


if __name__ == "__main__":
    sys.exit(main())
