#!/bin/sh
# pictures.sh WAARDE FOLDER: the pictures of the README, from the ready model of heart failure: FOLDER/summary.png,
# stakeholders.png, charts.png and tornado.png. Needs LibreOffice and pdftoppm.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1")
folder=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
cd "$here/../.."
"$program" run models/heart-failure.yaml --lang en -o "$work/report.xlsx" >/dev/null
FORMAT=pdf "$here/recalc_libreoffice.sh" "$work/report.xlsx" "$work"
pages=$(pdfinfo "$work/report.pdf" | sed -n 's/^Pages: *//p')

# The first page whose footer names the sheet.
picture() {
  page=1
  while [ "$page" -le "$pages" ]; do
    if pdftotext -layout -f "$page" -l "$page" "$work/report.pdf" - | grep -Eq "^.+ {3,}$1 {3,}Page $page of"; then
      pdftoppm -r "${DPI:-64}" -png -f "$page" -l "$page" -singlefile "$work/report.pdf" "$folder/$2"
      ls -l "$folder/$2.png"
      return
    fi
    page=$((page + 1))
  done
  echo "no page of the sheet $1" >&2
  exit 1
}
picture Summary summary
picture Stakeholders stakeholders
picture Charts charts
picture One-way tornado
