import Foundation
import Testing

/// Reads pictures of bar codes with zxing-cpp, by `scripts/read-symbols.py`: another hand than the one that drew them.
enum PictureReader {
  struct Answer: Decodable {
    let file: String
    let symbologyIdentifier: String?
    let bytesHex: String?
    let error: String?
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The Python with the packages: as the environment says, the one `scripts/test` made, or the machine's.
  private static var python: String {
    let own = root.appendingPathComponent(".build/venv/bin/python").path
    let environment = ProcessInfo.processInfo.environment
    return environment["HUBD_SYMBOL_PYTHON"] ?? environment["HUBD_VARLINK_PYTHON"]
      ?? (FileManager.default.isExecutableFile(atPath: own) ? own : "python3")
  }

  /// Whether pictures can be read here; if not, the script says in one line what is missing.
  static let isPresent: Bool = {
    do {
      return try run(["--check"]).status == 0
    } catch {
      print("skipped: python cannot be started: \(error)")
      return false
    }
  }()

  /// What stands in each picture, in order.
  static func answers(for pictures: [[UInt8]]) throws -> [Answer] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-draw-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let paths = try pictures.enumerated().map { index, picture in
      let file = folder.appendingPathComponent("\(index).png")
      try Data(picture).write(to: file)
      return file.path
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try run(paths).output.split(separator: 0x0A).map {
      try decoder.decode(Answer.self, from: Data($0))
    }
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, root.appendingPathComponent("scripts/read-symbols.py").path] + arguments
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus != 0 { print(String(decoding: data, as: UTF8.self)) }
    return (process.terminationStatus, data)
  }
}
