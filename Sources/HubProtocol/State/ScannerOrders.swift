/// What the line tells a scanner: how its labels were decided, and whether it may read.
public struct ScannerOrders: Codable, Hashable, Sendable {
  public enum Reading: String, Codable, CaseIterable, Hashable, Sendable {
    /// It cannot be told: its mode has no such order.
    case untold
    case allowed
    /// The line is held.
    case prevented
  }
  /// Whether it has a tone or a lamp that the line can use.
  public var tones: Bool
  public var reading: Reading
  /// Orders it took.
  public var sent: Int
  /// Orders it refused or did not take in time. Reading goes on all the same.
  public var refused: Int
  /// Tones that came too late to be about the parcel, and were not sent.
  public var late: Int

  public init(tones: Bool, reading: Reading, sent: Int = 0, refused: Int = 0, late: Int = 0) {
    self.tones = tones
    self.reading = reading
    self.sent = sent
    self.refused = refused
    self.late = late
  }

  /// What a person at the scanner should know; nil while everything is as one would think.
  public var words: String? {
    var parts: [String] = []
    if reading == .prevented { parts.append("kept from reading while the line is held") }
    if !tones { parts.append("no tones in this mode") }
    if refused > 0 { parts.append(refused == 1 ? "1 order refused" : "\(refused) orders refused") }
    if late > 0 { parts.append(late == 1 ? "1 tone too late" : "\(late) tones too late") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
