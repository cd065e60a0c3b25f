#!/usr/bin/env bash
# The pinned recordings, made by the unmodified daemon, replay bit for bit in a release build (in a debug build,
# `swift test` replays them). Specimen: one flipped bit must be found.
#
# HUBD_BUILD_PATH: where the package is built; default .build, as scripts/test leaves it.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly BUILD=${HUBD_BUILD_PATH:-.build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

hubctl=$(swift build --scratch-path "$BUILD" -c release --show-bin-path)/hubctl
[[ -x $hubctl ]] || swift build --scratch-path "$BUILD" -c release --product hubctl

count=0
for recording in Tests/HubRecordTests/Recordings/*.hubrec; do
  "$hubctl" replay "$recording" || fail "$recording does not replay; if the core decides otherwise on purpose: scripts/make-recording"
  count=$((count + 1))

  # Masked, it tells the same story.
  "$hubctl" record mask "$recording" "$work/masked-$count.hubrec" || fail "$recording cannot be masked"
  "$hubctl" replay "$work/masked-$count.hubrec" >"$work/masked.log" \
    || { cat "$work/masked.log" >&2; fail 'the masked recording does not replay'; }

  # One bit in the middle.
  cp "$recording" "$work/bad.hubrec"
  middle=$(($(stat -c %s "$recording") / 2))
  byte=$(od -An -tu1 -j "$middle" -N 1 "$recording")
  printf '%b' "\\x$(printf '%x' $((byte ^ 1)))" | dd of="$work/bad.hubrec" bs=1 seek="$middle" conv=notrunc status=none
  status=0
  "$hubctl" replay "$work/bad.hubrec" >"$work/bad.log" 2>&1 || status=$?
  [[ $status -eq 1 ]] && grep -q 'damaged at byte' "$work/bad.log" \
    || { cat "$work/bad.log" >&2; fail 'a flipped bit was not found'; }
  printf 'the specimen with a flipped bit is refused: %s\n' "$(grep -o 'damaged at byte.*' "$work/bad.log")"
done
((count > 0)) || fail 'there is no recording to replay'
