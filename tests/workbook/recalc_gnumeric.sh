#!/bin/sh
# recalc_gnumeric.sh FILE.xlsx FOLDER: recalculates the workbook with Gnumeric, a file FOLDER/N.csv per sheet (N from 0),
# separated by semicolons, numbers unrounded.
set -eu
mkdir -p "$2"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM
HOME=$home LC_ALL=C.UTF-8 timeout "${TIMEOUT:-120}" ssconvert --recalc --export-file-per-sheet \
  -T Gnumeric_stf:stf_assistant -O 'separator=; format=raw quoting-mode=auto charset=UTF-8' "$1" "$2/%n.csv" \
  >"$home/log" 2>&1 || { cat "$home/log" >&2; exit 1; }
[ -s "$2/0.csv" ] || { echo "Gnumeric wrote no sheet" >&2; cat "$home/log" >&2; exit 1; }
