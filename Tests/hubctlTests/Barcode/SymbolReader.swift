import Foundation

/// Runs `scripts/draw-symbols.py`: zint draws, zxing-cpp reads.
enum SymbolReader {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let script = "scripts/draw-symbols.py"

  /// The Python with the packages: as the environment says, the one `scripts/test` made, or the machine's.
  private static var python: String {
    let own = root.appendingPathComponent(".build/venv/bin/python").path
    let named = ProcessInfo.processInfo.environment["HUBD_SYMBOL_PYTHON"]
    return named ?? (FileManager.default.isExecutableFile(atPath: own) ? own : "python3")
  }

  /// Whether symbols can be drawn and read here; if not, the script says in one line what is missing.
  static let isPresent: Bool = {
    do {
      return try run(["--check"]).status == 0
    } catch {
      print("skipped: python cannot be started: \(error)")
      return false
    }
  }()

  /// What was read, a JSON object a line.
  static func lines() throws -> [Data] {
    try run([]).output.split(separator: 0x0A).map { Data($0) }
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, root.appendingPathComponent(script).path] + arguments
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus != 0 { print(String(decoding: data, as: UTF8.self)) }
    return (process.terminationStatus, data)
  }
}
