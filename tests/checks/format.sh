#!/usr/bin/env bash
# clang-format over every C++ and shading file of a tree, without changing any.
#   format.sh ROOT
# Exits 77 (skipped) without clang-format 14: other versions format differently.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$1"
tool="$(command -v clang-format-14 || command -v clang-format || true)"
if [[ -z $tool || "$("$tool" --version)" != *"version 14."* ]]; then
    echo "skipped: clang-format 14 is not installed"
    exit 77
fi
cd "$root"
"$here/files_of_tree.sh" . '*.h' '*.cpp' '*.comp' '*.glsl' |
    xargs --no-run-if-empty "$tool" --dry-run -Werror --style=file
