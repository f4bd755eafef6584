#!/bin/sh
# Measures what ./redbook itself costs when nothing changed: its own part, before the program starts.
# 'dotnet' is replaced by 'true' for the purpose, so that only the script is timed.
set -eu
cd "$(dirname -- "$0")/.."
./redbook --version > /dev/null

stand_in=$(mktemp -d)
trap 'rm -rf "$stand_in"' EXIT
ln -s "$(command -v true)" "$stand_in/dotnet"

median() {
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21; do
        before=$(date +%s%N)
        "$@" > /dev/null
        after=$(date +%s%N)
        echo $(((after - before) / 1000))
    done | sort -n | sed -n 11p
}

echo "nothing (sh -c :): $(median sh -c :) us"
echo "./redbook:         $(PATH=$stand_in:$PATH median ./redbook --version) us"
