/// How many parcels of a population are out of the ordinary.
///
/// **Units**: per thousand.
public struct PopulationRates: Sendable, Equatable {
  public var unreadable: Int64
  public var unknownCode: Int64
  public var badCheckDigit: Int64
  public var medical: Int64
  public var high: Int64
  public var held: Int64
  public var inspected: Int64
  public var pending: Int64
  /// Customs has said nothing.
  public var undeclared: Int64
  /// Put on the belt without a hand scan, label up.
  public var unscanned: Int64
  /// Of the hand-scanned ones, read again by the fixed scanner.
  public var readAgain: Int64

  /// **Source**: shares of an ordinary shift as hubs describe them: 1.5 % unreadable, half a percent each of unknown
  /// and misprinted, 4 % medical, 3 % held; the rest invented.
  public init(
    unreadable: Int64 = 15, unknownCode: Int64 = 5, badCheckDigit: Int64 = 5, medical: Int64 = 40,
    high: Int64 = 60, held: Int64 = 30, inspected: Int64 = 15, pending: Int64 = 10, undeclared: Int64 = 10,
    unscanned: Int64 = 250, readAgain: Int64 = 600
  ) {
    self.unreadable = unreadable
    self.unknownCode = unknownCode
    self.badCheckDigit = badCheckDigit
    self.medical = medical
    self.high = high
    self.held = held
    self.inspected = inspected
    self.pending = pending
    self.undeclared = undeclared
    self.unscanned = unscanned
    self.readAgain = readAgain
  }
}
