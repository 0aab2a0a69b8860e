#!/bin/sh
# picture.sh FILE.xlsx FOLDER [LOCALE]: the workbook as people see it, FOLDER/FILE.pdf and FOLDER/page-N.png.
# PAGES says how many pages become pictures (8).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
FORMAT=pdf "$here/recalc_libreoffice.sh" "$1" "$2" "${3:-en-US}"
pdftoppm -r "${DPI:-80}" -png -f 1 -l "${PAGES:-8}" "$2/$(basename "${1%.*}").pdf" "$2/page"
ls "$2"/page*.png
