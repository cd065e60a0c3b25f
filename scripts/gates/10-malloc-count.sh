#!/usr/bin/env bash
# A million turns of the real cycle, with traffic: not one allocation, lock or counted reference, in a debug and in
# a release build. The specimens, which do allocate and lock, must be caught.
#
# HUBD_BUILD_PATH: where the package is built; default .build, as scripts/test leaves it.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly BUILD=${HUBD_BUILD_PATH:-.build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

# clang comes with the Swift toolchain; a fresh machine has no other compiler.
clang -O2 -shared -fPIC -Wall -Wextra -o "$work/count.so" \
  scripts/gates/malloc-count/count.c -ldl

for kind in debug release; do
  swift build --scratch-path "$BUILD" -c "$kind" --product hub-cyclebench >"$work/build.log" 2>&1 \
    || { cat "$work/build.log" >&2; fail "hub-cyclebench does not build ($kind)"; }
  bench=$(swift build --scratch-path "$BUILD" -c "$kind" --show-bin-path)/hub-cyclebench
  printf '%s:\n' "$kind"
  LD_PRELOAD=$work/count.so "$bench" 1000000 || fail "a turn of the cycle does what it must not ($kind)"
  # Each specimen must be caught by its own counter.
  for specimen in allocates:allocations locks:locks counts:references; do
    kind_of=${specimen%:*} counter=${specimen#*:}
    if LD_PRELOAD=$work/count.so "$bench" 50000 --specimen "$kind_of" >"$work/specimen.log"; then
      cat "$work/specimen.log" >&2
      fail "the specimen that $kind_of was not caught ($kind)"
    fi
    grep -q "^in turns: .*$counter [1-9]" "$work/specimen.log" \
      || { cat "$work/specimen.log" >&2; fail "the specimen that $kind_of was not counted ($kind)"; }
    printf 'the specimen that %s is caught: %s\n' "$kind_of" "$(grep '^in turns: ' "$work/specimen.log")"
  done
done
