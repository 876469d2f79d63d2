#!/usr/bin/env bash
# Prints the files of a source tree, relative to it, one a line: what git tracks or would add, or
# everything outside build/ where there is no git.
#   files_of_tree.sh ROOT [PATTERN...]     shell patterns over the whole path, e.g. '*.h'
set -euo pipefail
cd "$1"
shift

list_all() {
    if [[ "$(git rev-parse --show-toplevel 2>/dev/null)" == "$(pwd -P)" ]]; then
        git ls-files --cached --others --exclude-standard
    else
        find . -type f -not -path './.git/*' -not -path './build/*' | sed 's|^\./||'
    fi
}

list_all | sort -u | while read -r file; do
    if [[ ! -f $file ]]; then
        continue  # deleted, but not yet in the index
    fi
    if [[ $# -eq 0 ]]; then
        echo "$file"
        continue
    fi
    for pattern in "$@"; do
        # shellcheck disable=SC2053  # the right side is a pattern on purpose
        if [[ $file == $pattern ]]; then
            echo "$file"
            break
        fi
    done
done
