import Foundation

/// The files of a recording on a disk: `liege-20261121T120000000Z.0001.hubrec`, `….0002.hubrec`, …
///
/// **Thread**: one owner, in the control plane; it may wait for the disk.
public struct RecordingFiles: RecordingOutlet {
  private let name: PartName
  private let room: RecordingRoom?
  private let onRemoval: @Sendable (String) -> Void
  private var file: RecordingFile?

  /// Files of one recording in a folder that keeps to its room.
  ///
  /// - Parameters:
  ///   - folder: is made when it is missing.
  ///   - started: tells this recording from others of the line; milliseconds since 1970.
  ///   - onRemoval: hears of each old recording that made room.
  public init(
    in folder: String, line: String, startedMilliseconds: Int64, room: RecordingRoom = RecordingRoom(),
    onRemoval: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(RecordingError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(file: folder, cause: KernelWords.of(error))
    }
    name = PartName(stem: "\(folder)/\(line)-\(Self.stamp(startedMilliseconds))")
    self.room = room
    self.onRemoval = onRemoval
  }

  /// Files from a path on, for a copy that somebody asked for.
  public init(first path: String) {
    name = PartName(path)
    room = nil
    onRemoval = { _ in }
  }

  public func makeRoom() throws(RecordingError) {
    guard let room else { return }
    let folder = RecordingFolder((name.stem as NSString).deletingLastPathComponent)
    try folder.makeRoom(room, for: name.stem, onRemoval)
  }

  public mutating func begin(_ number: Int) throws(RecordingError) {
    file = try RecordingFile(making: name.path(of: number))
  }

  public mutating func write(_ bytes: [UInt8]) throws(RecordingError) {
    guard let file else { preconditionFailure("hub bug: bytes for a recording without a file") }
    try file.write(bytes)
  }

  public mutating func end() throws(RecordingError) {
    guard let file else { preconditionFailure("hub bug: the end of a file that was never begun") }
    try file.close()
    self.file = nil
  }

  /// Takes out the files of a copy that did not come about.
  public static func remove(first path: String) throws(RecordingError) {
    let name = PartName(path)
    var number = 1
    while FileManager.default.fileExists(atPath: name.path(of: number)) {
      do {
        try FileManager.default.removeItem(atPath: name.path(of: number))
      } catch {
        throw .unwritable(file: name.path(of: number), cause: KernelWords.of(error))
      }
      number += 1
    }
  }

  private static func stamp(_ milliseconds: Int64) -> String {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt)
    let digits = String(rest)
    return Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(style).dropLast()
      + String(repeating: "0", count: 3 - digits.count) + digits + "Z"
  }
}
