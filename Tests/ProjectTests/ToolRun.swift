import Foundation

/// One run of a command-line tool, to its end.
struct ToolRun {
  let status: Int32
  let output: String

  /// Runs a tool found on `PATH`, in a folder, and takes both its streams together.
  init(_ words: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Read to the end before waiting: a full pipe would hold the tool for ever.
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: data, as: UTF8.self)
  }
}
