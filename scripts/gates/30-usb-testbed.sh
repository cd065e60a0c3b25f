#!/usr/bin/env bash
# The scanners' stories: our USB thread, the unmodified libusb and mock scanners on umockdev's bus.
# They need umockdev's preloaded library, so the plain `swift test` skips them.
#
# HUBD_BUILD_PATH: where the package is built; default .build, as scripts/test leaves it.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v umockdev-wrapper >/dev/null; then
  printf 'FAILED: umockdev-wrapper is missing (package umockdev)\n' >&2
  exit 1
fi

readonly BUILD=${HUBD_BUILD_PATH:-.build}
bundle=$(swift build --scratch-path "$BUILD" --show-bin-path)/hubdPackageTests.xctest
[[ -x $bundle ]] || swift build --scratch-path "$BUILD" --build-tests

# Root is refused no file: without this capability the story of the missing udev rule can be told by root too.
wrapper=()
if [[ $(id -u) == 0 ]]; then
  wrapper=(setpriv '--bounding-set=-dac_override,-dac_read_search' '--inh-caps=-dac_override,-dac_read_search')
fi

# umockdev makes its bus in TMPDIR and leaves it there.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work
log=$work/log
# Two processes: a mock bus has 126 addresses, and each plug takes one.
for suite in ScannerStories ScannerTroubleStories; do
  "${wrapper[@]}" umockdev-wrapper "$bundle" --testing-library swift-testing --filter "FieldTests\.$suite" 2>&1 | tee "$log"

  # A gate that skips its stories has tested nothing.
  if grep -q 'SKIPPED: mock scanners' "$log"; then
    printf 'FAILED: the stories were skipped although umockdev is here\n' >&2
    exit 1
  fi
  grep -qE 'Test run with [1-9][0-9]* tests? .*passed' "$log" || {
    printf 'FAILED: no story of %s passed\n' "$suite" >&2
    exit 1
  }
done

# Scanners on the kernel's own ports need no mock bus (it would hide /dev/ptmx), but a process that can be refused a file.
"${wrapper[@]}" "$bundle" --testing-library swift-testing --filter 'SerialPortTests' 2>&1 | tee "$work/ports"
grep -qE 'Test run with [1-9][0-9]* tests? .*passed' "$work/ports"

