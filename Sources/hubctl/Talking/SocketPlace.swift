import Foundation

/// Where a line's socket is.
enum SocketPlace {
  /// **Source**: DESIGN §6.
  static let folder = "/run/hubd"

  /// The path: what was said on the command line, else `HUBD_SOCKET`, else the only line that runs here.
  static func path(
    socket: String?, line: String?, environment: [String: String], folder: String = folder
  ) throws(CallFailure) -> String {
    if let socket { return socket }
    if let line { return "\(folder)/\(line).sock" }
    if let socket = environment["HUBD_SOCKET"], !socket.isEmpty { return socket }
    let lines = runningLines(in: folder)
    guard let only = lines.first else { throw .noLine(folder: folder) }
    guard lines.count == 1 else { throw .severalLines(lines) }
    return "\(folder)/\(only).sock"
  }

  private static func runningLines(in folder: String) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".sock") }.map { String($0.dropLast(5)) }.sorted()
    } catch {
      // No folder, no line: the caller says what to do.
      return []
    }
  }
}
