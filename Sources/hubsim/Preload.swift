import Foundation
import Glibc
import HubMocks

/// Starts this program over with umockdev's library preloaded, which mock scanners need.
enum Preload {
  private static let library = "libumockdev-preload.so.0"

  /// Returns when the library is there; otherwise this process becomes one that has it.
  static func ensure() throws(WorldError) {
    if USBTestbed.isAvailable { return }
    let earlier = ProcessInfo.processInfo.environment["LD_PRELOAD"] ?? ""
    guard !earlier.contains(library) else {
      throw .kernel("\(library) cannot be loaded; install the package umockdev")
    }
    // Safe: both texts are copied by the call.
    unsafe setenv("LD_PRELOAD", earlier.isEmpty ? library : "\(library):\(earlier)", 1)
    let program: String
    do {
      // The real path, so that the process keeps its name.
      program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    } catch {
      throw .kernel("/proc/self/exe cannot be read: \(error.localizedDescription)")
    }
    // Safe: argv is the process's own, ended by nil; execv only returns when it failed.
    unsafe execv(program, CommandLine.unsafeArgv)
    throw .kernel("hubsim cannot start over under umockdev (errno \(errno))")
  }
}
