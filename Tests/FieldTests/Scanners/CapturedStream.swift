import Foundation
import HubUnits
import Testing

/// The captures of `fixtures/usb/captures.json`: what scanners sent, and the scans it must give.
struct CapturedStream: Decodable, Sendable, CustomTestStringConvertible {
  struct Event: Decodable {
    let tMs: Int64
    let dir: String
    let hex: String
  }
  struct Expected: Decodable {
    let bytesHex: String
    let terminator: String?
    let kind: String?
    let symbologyIdentifier: String?

    var bytes: [UInt8] { CapturedStream.bytes(bytesHex) }
    /// What the core must get: the label as it is, or of one that is too long the SSCC it begins with.
    ///
    /// **Source**: GS1 General Specifications: AI 00 is followed by 18 digits; `]d2` is a GS1 Data Matrix.
    var key: [UInt8]? {
      if bytes.count <= Barcode.capacity { return bytes }
      guard symbologyIdentifier == "]d2", bytes.starts(with: [0x30, 0x30]) else { return nil }
      return Array(bytes[2..<20])
    }
    /// Answers of the device itself: `]X0` is no symbology, `]Z6` a menu response.
    var isDeviceAnswer: Bool {
      kind == "menu_response" || symbologyIdentifier == "]X0" || symbologyIdentifier == "]Z6"
    }
  }
  struct Options: Decodable {
    let stripSuffix: Bool?
    let aimPrefix: Bool?
  }

  let id: String
  let mode: String
  let provenance: String
  let layout: String?
  let options: Options?
  let events: [Event]
  let expected: [Expected]

  var testDescription: String { id }

  /// What the scanner sent, with its times.
  var packets: [(time: Nanoseconds, bytes: [UInt8])] {
    events.filter { $0.dir == "in" }.map { (.milliseconds($0.tMs), Self.bytes($0.hex)) }
  }

  /// The scans that must reach the core, byte for byte.
  var labels: [[UInt8]] { expected.filter { !$0.isDeviceAnswer }.compactMap(\.key) }

  /// For each of these the letter of its AIM identifier; 0 where the scanner did not say.
  var symbologies: [UInt8] {
    expected.filter { !$0.isDeviceAnswer && $0.key != nil }.map { expected in
      expected.symbologyIdentifier.map { Array($0.utf8)[1] } ?? 0
    }
  }

  /// Labels that are longer than any parcel's key and have none inside: counted, never cut.
  var longLabelCount: Int { expected.count { !$0.isDeviceAnswer && $0.key == nil } }

  var deviceAnswerCount: Int { expected.count(where: \.isDeviceAnswer) }

  static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.map { UInt8($0 < 0x3A ? $0 - 0x30 : $0 - 0x57) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// The captures of one mode, or none when the fixtures are not beside the repository.
  static func all(_ mode: String) -> [CapturedStream] {
    struct File: Decodable { let captures: [CapturedStream] }
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(File.self, from: data).captures.filter {
        $0.mode == mode && $0.events.contains { $0.dir == "in" }
      }
    } catch {
      fatalError("hub bug: \(path) cannot be read: \(error)")
    }
  }

  static var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  /// Beside the package: Tests/FieldTests/Scanners is three folders below its root.
  private static let path: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.deletingLastPathComponent().appendingPathComponent("shared/fixtures/usb/captures.json").path
  }()
}
