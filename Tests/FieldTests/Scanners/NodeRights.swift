import Foundation
import HubMocks
import Testing

/// The rights on mock device nodes: what udev would set.
enum NodeRights {
  static let whySkipped: Comment =
    "SKIPPED: a process with CAP_DAC_OVERRIDE is refused nothing; scripts/gates/30-usb-testbed.sh drops it"

  /// Whether the mode of a file means anything to this process.
  ///
  /// **Source**: capabilities(7): bit 1 of CapEff is CAP_DAC_OVERRIDE.
  static let canBeRefused: Bool = {
    guard let status = FileManager.default.contents(atPath: "/proc/self/status") else { return false }
    for line in String(decoding: status, as: UTF8.self).split(separator: "\n") where line.hasPrefix("CapEff:")
    {
      let digits = line.dropFirst(7).filter { !$0.isWhitespace }
      return (UInt64(digits, radix: 16) ?? 0) & 2 == 0
    }
    return false
  }()

  /// As it is before udev has come to its rule.
  static func refuseAll(on bed: USBTestbed) throws {
    for node in try nodes(on: bed) { try set(0o000, on: node) }
  }

  static func allowAll(on bed: USBTestbed) throws {
    for node in try nodes(on: bed) { try set(0o666, on: node) }
  }

  private static func nodes(on bed: USBTestbed) throws -> [String] {
    let folder = bed.root + "/dev/bus/usb/001"
    return try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
  }

  private static func set(_ mode: Int, on path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}
