import Foundation
import Glibc

/// Tells systemd how the service is: ready, stopping, alive.
///
/// Written by hand after the protocol that sd_notify(3) gives for that purpose: one datagram of text
/// (decision record 0006).
///
/// **Thread**: any. **Source**: sd_notify(3), "Standalone implementations".
struct ServiceNotifier: Sendable {
  private let address: String?
  /// How often systemd wants to hear of us, or nil when it does not.
  let watchdogEvery: Duration?

  /// - Parameters:
  ///   - environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are looked at.
  ///   - process: our own number.
  init(environment: [String: String] = ProcessInfo.processInfo.environment, process: Int32 = getpid()) {
    address = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    let isForUs = environment["WATCHDOG_PID"].map { $0 == String(process) } ?? true
    let limit = environment["WATCHDOG_USEC"].flatMap { Int64($0) }
    // Half of what systemd waits, as sd_watchdog_enabled(3) recommends.
    watchdogEvery = isForUs ? limit.map { .microseconds($0 / 2) } : nil
  }

  func ready(_ status: String) { send("READY=1\nSTATUS=\(status)") }
  func status(_ status: String) { send("STATUS=\(status)") }
  func stopping(_ status: String) { send("STOPPING=1\nSTATUS=\(status)") }
  func alive() { send("WATCHDOG=1") }

  /// Sends a datagram; a manager that is not there is not missed.
  private func send(_ text: String) {
    guard let address else { return }
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    var path = Array(address.utf8)
    // A leading @ stands for the abstract namespace, whose names begin with a NUL.
    if path.first == UInt8(ascii: "@") { path[0] = 0 }
    guard path.count < MemoryLayout.size(ofValue: name.sun_path) else { return }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // Safe: the copies stay within the local structures, whose sizes were compared above.
    unsafe withUnsafeMutableBytes(of: &name.sun_path) { unsafe $0.copyBytes(from: path) }
    unsafe withUnsafePointer(to: &name) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = unsafe sendto(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL), address, length)
      }
    }
  }
}
