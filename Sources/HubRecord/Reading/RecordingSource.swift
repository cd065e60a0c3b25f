import Foundation

/// Where the parts of a recording come from.
public struct RecordingSource: Sendable {
  private enum Place: Sendable {
    case file(String)
    case memory([[UInt8]])
  }
  private let place: Place

  /// The first part's file; the others are looked for beside it.
  public init(file: String) { place = .file(file) }

  /// Parts in memory, in their order.
  public init(parts: [[UInt8]]) { place = .memory(parts) }

  /// The name of a part, for messages. - Parameter number: counted from 1.
  func name(of number: Int) -> String {
    switch place {
    case .file(let first): PartName(first).path(of: number)
    case .memory: "part \(number)"
    }
  }

  /// A part's bytes, or nil when there is none.
  func part(_ number: Int) throws(RecordingError) -> [UInt8]? {
    switch place {
    case .memory(let parts): return number <= parts.count ? parts[number - 1] : nil
    case .file:
      let path = name(of: number)
      // The first is what the caller named: that it is missing is for the reading to say.
      if number > 1, !FileManager.default.fileExists(atPath: path) { return nil }
      do {
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      } catch {
        throw .unreadable(file: path, cause: KernelWords.of(error))
      }
    }
  }
}
