#!/bin/sh
# recalc_libreoffice.sh FILE.xlsx FOLDER [LOCALE]: recalculates the workbook with LibreOffice into FOLDER/FILE.xlsx.
# LOCALE, such as nl-NL, is that of the user; en-US without it. FORMAT=pdf gives a PDF instead.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
trap 'exit 130' INT TERM
"$here/profile.sh" "$profile" "${3:-en-US}"
mkdir -p "$2"
made=$2/$(basename "${1%.*}").${FORMAT:-xlsx}
rm -f "$made"
timeout "${TIMEOUT:-120}" soffice "-env:UserInstallation=file://$profile" --headless --norestore \
  --convert-to "${FORMAT:-xlsx}" --outdir "$2" "$1" >"$profile/log" 2>&1 || { cat "$profile/log" >&2; exit 1; }
[ -s "$made" ] || { echo "LibreOffice wrote no $made" >&2; cat "$profile/log" >&2; exit 1; }
