#!/usr/bin/env bash
# The compiler proves that the core's turn and its picture take no lock, allocate nothing and count no reference, in
# every function they can reach (`@_noLocks`). The specimens, which lock or allocate, must be refused.
#
# In an optimised whole-module compile with every function body serialised: elsewhere the compiler does not see into
# the other files and modules, and says so instead of proving anything.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

# compile MODULE FILE...: into $work. The flags are those of Package.swift.
compile() {
  local module=$1
  shift
  swiftc -swift-version 6 -O -wmo -parse-as-library -D HUB_NO_LOCKS -Xfrontend -enable-cmo-everything \
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
    -enable-upcoming-feature MemberImportVisibility \
    -I "$work" -module-name "$module" -emit-module -emit-module-path "$work/$module.swiftmodule" \
    -c -o "$work/$module.o" "$@"
}

mapfile -t units < <(find Sources/HubUnits -name '*.swift' | sort)
mapfile -t core < <(find Sources/HubCore -name '*.swift' | sort)

proofs=$(grep -l '@_noLocks' "${core[@]}" | wc -l)
[[ $proofs -ge 2 ]] || fail 'the core asks for no proof: @_noLocks is gone from its turn or its picture'
compile HubUnits "${units[@]}" >"$work/units.log" 2>&1 || { cat "$work/units.log" >&2; fail 'HubUnits does not compile'; }
compile HubCore "${core[@]}" >"$work/core.log" 2>&1 \
  || { grep error "$work/core.log" >&2; fail 'a turn of the core can lock, allocate or count references'; }
printf 'HubCore: turn and picture proved free of locks, allocations and counted references\n'

# refused NAME BODY: a function of the core with this body must not compile.
refused() {
  printf 'extension SorterCore {\n  @_noLocks public mutating func specimen(_ count: Int) -> Int {\n%s\n  }\n}\n' "$2" \
    >"$work/$1.swift"
  if compile HubCore "${core[@]}" "$work/$1.swift" >"$work/$1.log" 2>&1; then
    fail "the specimen that $1 was not refused"
  fi
  grep -q "$1.swift:.*error: .*\(lock\|allocat\|performance\)" "$work/$1.log" \
    || { cat "$work/$1.log" >&2; fail "the specimen that $1 was refused for another reason"; }
  printf 'the specimen that %s is refused: %s\n' "$1" "$(grep -om1 'error: .*' "$work/$1.log")"
}
refused allocates '    var all: [Int] = []
    for n in 0..<count { all.append(n) }
    return all.count'
refused counts '    let box = Box(count)
    kept = box
    return box.value
  }
}
final class Box: Sendable { let value: Int; init(_ value: Int) { self.value = value } }
nonisolated(unsafe) var kept: Box?
extension SorterCore {
  func nothing() {'
