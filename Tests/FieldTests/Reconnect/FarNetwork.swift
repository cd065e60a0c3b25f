import Foundation
import Glibc
import Synchronization
import Testing

/// Another network at the far end of a cable: a namespace of the kernel, with a device in it.
///
/// Only in a process whose own network is nobody else's: scripts/gates/35-link-faults runs these stories so.
final class FarNetwork: Sendable {
  struct Refused: Error { let words: String }

  /// The far device's address, and this side's.
  static let address = "10.77.0.2"
  private static let own = "10.77.0.1/24"

  /// Whether this process has a network to itself, and may cut cables.
  static let isPossible = ProcessInfo.processInfo.environment["HUBD_OWN_NETWORK"] == "1"
  static let skipped: Comment =
    "SKIPPED: needs a network namespace of its own; scripts/gates/35-link-faults makes one"

  /// The namespace lives as long as somebody holds this.
  private let file: Int32

  init() throws {
    // A namespace is made with a program of its own, and lives on by the file that is held here.
    let maker = try ChildProgram("/usr/bin/env", ["unshare", "-n", "sh", "-c", "echo $$; exec sleep 60"])
    let process = maker.line() ?? "none"
    // Safety: the text lives through the call.
    file = unsafe open("/proc/\(process)/ns/net", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Refused(words: "no network namespace: \(errno)") }
    try Self.call("ip", ["link", "set", "lo", "up"])
    try Self.call("ip", ["link", "add", "near", "type", "veth", "peer", "name", "far", "netns", place])
    try Self.call("ip", ["addr", "add", Self.own, "dev", "near"])
    try Self.call("ip", ["link", "set", "near", "up"])
    try inside(["ip", "addr", "add", Self.address + "/24", "dev", "far"])
    try inside(["ip", "link", "set", "far", "up"])
  }

  deinit {
    do {
      try Self.call("ip", ["link", "del", "near"])
      try Self.call("nft", ["flush", "ruleset"])
    } catch {
      Issue.record("\(error)")
    }
    close(file)
  }

  private var place: String { "/proc/\(getpid())/fd/\(file)" }

  /// Pulls the cable at the far end, or plugs it in: this end loses its carrier and nothing else.
  func plug(_ isIn: Bool) throws { try inside(["ip", "link", "set", "far", isIn ? "up" : "down"]) }

  /// Lets no packet of a rule through, without a word or with RST; replaces the rules before.
  ///
  /// - Parameter rules: as nft takes them, behind `output` or `input`.
  func block(_ rules: [String]) throws {
    let chains = ["input", "output"].map {
      "add chain inet fault \($0) { type filter hook \($0) priority 0; }"
    }
    let all = ["flush ruleset", "add table inet fault"] + chains + rules.map { "add rule inet fault " + $0 }
    try Self.call("nft", [all.joined(separator: "; ")])
  }

  private func inside(_ words: [String]) throws { try Self.call("nsenter", ["--net=" + place] + words) }

  private static func call(_ program: String, _ words: [String]) throws {
    let child = try ChildProgram("/usr/bin/env", [program] + words)
    let said = child.lines().joined(separator: " ")
    guard child.status() == 0 else { throw Refused(words: "\(program) \(words): \(said)") }
  }

  /// Enters this network with the calling thread, for good.
  private func enter() {
    // Swift's Glibc does not show setns(2). Safety: it takes two integers; CLONE_NEWNET, linux/sched.h.
    typealias Call = @convention(c) (Int32, Int32) -> Int32
    let found = unsafe dlsym(nil, "setns")!
    let status = unsafe unsafeBitCast(found, to: Call.self)(file, 0x4000_0000)
    precondition(status == 0, "a thread cannot enter the network that it made")
  }

  /// Opens something there.
  static func opening<Made: Sendable>(
    _ network: FarNetwork?, _ open: @escaping @Sendable () throws -> Made
  ) throws -> Made {
    guard let network else { return try open() }
    let result = Mutex<Result<Made, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      network.enter()
      result.withLock { $0 = Result { try open() } }
      done.signal()
    }
    done.wait()
    return try result.withLock { $0! }.get()
  }
}
