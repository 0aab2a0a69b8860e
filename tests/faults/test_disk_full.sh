# A report that does not fit: an exit code, a reason, and the earlier report as it was.
script=$(realpath "$0")
source "$(dirname "$0")/../cli/harness.sh" "$1"

# A device that is always full.
ln -s /dev/full full.xlsx
ends 3 run small.yaml -o full.xlsx
silent out
says err "No space left on device"
[ -c /dev/full ] && [ -L full.xlsx ] || fail "the device was replaced"

# A disk of 48 KiB, of this process only, with an earlier report of another model on it.
if [ -z "${WAARDE_OWN_MOUNTS:-}" ]; then
  if unshare -m true 2>/dev/null; then
    WAARDE_OWN_MOUNTS=1 unshare -m bash "$script" "$program" || failures=$((failures + 1))
  else
    echo "a small disk: SKIPPED, mounting is not allowed (the full device was tried)"
  fi
  finish
fi
mkdir disk
mount -t tmpfs -o size=48k none disk || { echo "a small disk: SKIPPED, mounting is not allowed"; exit 0; }
ends 0 run none.yaml -o disk/report.xlsx
cp disk/report.xlsx earlier.xlsx
ends 3 run "$shipped/heart-failure.yaml" -o disk/report.xlsx
silent out
says err "disk/report.xlsx: No space left on device"
cmp -s disk/report.xlsx earlier.xlsx || fail "a full disk changed the earlier report"
[ "$(ls -A disk)" = report.xlsx ] || fail "a full disk has pieces left on it: $(ls -A disk)"
ends 3 run "$shipped/heart-failure.yaml" -o disk/other.xlsx
[ ! -e disk/other.xlsx ] || fail "half a report on a full disk"

# Draws that do not fit: neither files nor a folder are left, nor a part.
cp "$(dirname "$script")/../cli/models/draws.yaml" .
ends 3 run draws.yaml --csv disk/tables
silent out
says err "No space left on device"
ends 3 run draws.yaml --shard 1/2 -o disk/part
says err "No space left on device"
[ "$(ls -A disk)" = report.xlsx ] || fail "draws on a full disk left pieces: $(ls -A disk)"

# Room again: it works again.
rm disk/report.xlsx
ends 0 run none.yaml -o disk/report.xlsx
cmp -s disk/report.xlsx earlier.xlsx || fail "the report differs once there is room"

# No room for what the library puts aside while it writes.
mkdir aside
mount -t tmpfs -o size=4k none aside
ends 0 run none.yaml -o report.xlsx
mv report.xlsx earlier.xlsx
under "TMPDIR=$work/aside" 0 run none.yaml -o report.xlsx
cmp -s report.xlsx earlier.xlsx || fail "another folder for temporary files gives another report"
umount aside disk
finish
