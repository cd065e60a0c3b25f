import Foundation

/// A file of recorded transfers.
struct CaptureFile: Decodable {
  struct Event: Decodable {
    let tMs: Double
    let dir: String
    let hex: String
  }

  struct Options: Decodable {
    let stripSuffix: Bool?
    let aimPrefix: Bool?
    let frameTimeoutMs: Double?
    let prefixHex: String?
    let suffixHex: String?
    let terminator: String?
    let noReadText: String?
    let codeIds: String?
  }

  struct Capture: Decodable {
    let id: String?
    let kind: String?
    let mode: String?
    let events: [Event]?
    let options: Options?
    let descriptor: String?
    let reportDescriptor: String?
    let layout: String?
    /// A stream of keyboard reports, one polling interval apart.
    let reports: [String]?
    let daemonLayout: String?
  }

  private struct Devices: Decodable {
    struct Device: Decodable {
      let id: String
      let reportDescriptor: String?
    }
    let devices: [Device]
  }

  let captures: [Capture]?
  let vectors: [Capture]?

  var all: [Capture] { (captures ?? []) + (vectors ?? []) }

  /// The files spell names with underscores.
  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  static func load(_ url: URL) throws -> CaptureFile {
    try decoder.decode(CaptureFile.self, from: Data(contentsOf: url))
  }

  /// Report descriptors by name, from a file that was named or lies beside the recording.
  static func descriptors(_ path: String?, beside file: String) throws -> [String: String] {
    let url =
      path.map { URL(fileURLWithPath: $0) }
      ?? URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("descriptors.json")
    guard path != nil || FileManager.default.fileExists(atPath: url.path) else { return [:] }
    let devices = try decoder.decode(Devices.self, from: Data(contentsOf: url)).devices
    return devices.reduce(into: [:]) { $0[$1.id] = $1.reportDescriptor }
  }
}
