import Foundation
import Glibc
import HubProtocol

/// What the PC under the line grants: groups, udev rules, real-time rights, disk and clock.
struct MachineInspection {
  let journalDirectory: String
  /// `required`, `preferred` or `off`.
  let realtime: String

  var checks: [HealthCheck] { [groups, udev, rights, disk, clock] }

  private var groups: HealthCheck {
    // Safety: the names live through the calls; only whether there is an answer is looked at.
    let missing = SocketRole.allCases.map(\.group).filter { unsafe getgrnam($0) == nil }
    return HealthCheck(
      area: .permissions, subject: "groups",
      fact: missing.isEmpty
        ? "hubd, hubd-operator, hubd-engineer exist" : "config: no group " + list(missing),
      verdict: missing.isEmpty ? .ok : .warn,
      next: missing.isEmpty ? nil : "run `scripts/install`, or `systemd-sysusers systemd/hubd.sysusers`")
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  private var udev: HealthCheck {
    let places = ["/etc/udev/rules.d", "/usr/lib/udev/rules.d", "/lib/udev/rules.d"]
    let name = "70-hubd-scanners.rules"
    let found = places.map { "\($0)/\(name)" }.first { FileManager.default.fileExists(atPath: $0) }
    return HealthCheck(
      area: .permissions, subject: "udev", fact: found ?? "config: \(name) is not installed",
      verdict: found == nil ? .warn : .ok,
      next: found == nil ? "run `scripts/install`, or copy udev/\(name) to /etc/udev/rules.d" : nil)
  }

  private var rights: HealthCheck {
    var limit = rlimit()
    // Safety: `limit` lives through the call.
    let isKnown = unsafe getrlimit(Self.realtimePriority, &limit) == 0
    let mayUse = geteuid() == 0 || (isKnown && limit.rlim_cur >= Self.highestPriority)
    let kernel =
      FileManager.default.fileExists(atPath: "/sys/kernel/realtime")
      ? "a real-time kernel" : "an ordinary kernel"
    if mayUse || realtime == "off" {
      return HealthCheck(
        area: .realtime, subject: "rights",
        fact: "\(kernel); this user may use real-time priorities"
          + (mayUse ? "" : ": no, and none are wanted"),
        verdict: .ok)
    }
    return HealthCheck(
      area: .realtime, subject: "rights",
      fact: "kernel: \(kernel); this user may not use real-time priorities",
      verdict: .warn, next: "hubd@.service asks for them; started by hand, hubd needs LimitRTPRIO=45 or root")
  }

  /// The limit's number: glibc's enumeration is not imported by name. **Source**: asm-generic/resource.h.
  private static let realtimePriority = __rlimit_resource_t(14)
  /// **Source**: DESIGN §4, the link threads.
  private static let highestPriority: rlim_t = 45

  private var disk: HealthCheck {
    var folder = journalDirectory
    while !FileManager.default.fileExists(atPath: folder), folder.count > 1 {
      folder = URL(filePath: folder).deletingLastPathComponent().path
    }
    var facts = statvfs()
    // Safety: `facts` and the path live through the call.
    guard unsafe statvfs(folder, &facts) == 0 else {
      return HealthCheck(
        area: .disk, subject: "disk",
        fact: "kernel: the disk of \(journalDirectory) cannot be asked (errno \(errno))",
        verdict: .bad, next: "is the disk mounted?")
    }
    let free = Int64(facts.f_bavail) * Int64(facts.f_frsize)
    let fact = "\(StoryText.fixed(Double(free) / 1_000_000_000, 1)) GB free for \(journalDirectory)"
    let verdict: HealthCheck.Verdict =
      free < LineHealth.fullDiskBytes ? .bad : free < LineHealth.lowDiskBytes ? .warn : .ok
    return HealthCheck(
      area: .disk, subject: "disk", fact: (verdict == .ok ? "" : "kernel: only ") + fact, verdict: verdict,
      next: verdict == .ok ? nil : "make room")
  }

  private var clock: HealthCheck {
    // systemd-timesyncd and chrony's unit leave this file once the clock is right.
    let isSynchronised = FileManager.default.fileExists(atPath: "/run/systemd/timesync/synchronized")
    return HealthCheck(
      area: .clock, subject: "clock",
      fact: (isSynchronised ? "kept right by the network" : "kernel: nobody says that it is right")
        + "; it says \(WireTime.now.text)", verdict: isSynchronised ? .ok : .warn,
      next: isSynchronised ? nil : "`timedatectl`; events carry this clock, sorting does not need it")
  }
}
