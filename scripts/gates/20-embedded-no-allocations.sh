#!/usr/bin/env bash
# The pure targets compile as Embedded Swift without allocations: no class, no array, no box, no closure on the heap
# is even possible in them. The specimen, which allocates, must be refused.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

# compile MODULE FILE...: into $work, where the next module finds it. The flags are those of Package.swift.
compile() {
  local module=$1
  shift
  swiftc -swift-version 6 -enable-experimental-feature Embedded -no-allocations -wmo -parse-as-library \
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
    -enable-upcoming-feature MemberImportVisibility \
    -I "$work" -module-name "$module" -emit-module -emit-module-path "$work/$module.swiftmodule" \
    -c -o "$work/$module.o" "$@"
}

for module in HubUnits HubCore HubBarcode; do
  mapfile -t files < <(find "Sources/$module" -name '*.swift' | sort)
  compile "$module" "${files[@]}" >"$work/$module.log" 2>&1 \
    || { grep -E 'error' "$work/$module.log" >&2; fail "$module needs what the cycle must not have"; }
  printf '%s: %d files, no allocation possible\n' "$module" "${#files[@]}"
done

cat >"$work/Specimen.swift" <<'SWIFT'
import HubUnits

public func sum(_ count: Int) -> Int {
  var all: [Int] = []
  for n in 0..<count { all.append(n) }
  return all.reduce(0, +)
}
SWIFT
if compile Specimen "$work/Specimen.swift" >"$work/Specimen.log" 2>&1; then
  fail 'the specimen with an array was not refused'
fi
grep -q 'no-allocations' "$work/Specimen.log" \
  || { cat "$work/Specimen.log" >&2; fail 'the specimen was refused for another reason'; }
printf 'the specimen with an array is refused: %s\n' "$(grep -m1 'no-allocations' "$work/Specimen.log")"
