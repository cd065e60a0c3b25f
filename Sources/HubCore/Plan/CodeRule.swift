public import HubUnits

/// Ranks the codes that several scanners may read on one parcel: the higher rank is the parcel's name.
///
/// The first rule that fits a code gives its rank; a code that fits none has rank 0. Two different codes of one rank
/// contradict each other.
public struct CodeRule: Sendable, BitwiseCopyable {
  /// The letter of the AIM symbology identifier, or 0 for any.
  public var symbology: UInt8
  /// What the code begins with; empty for anything.
  public var prefix: Barcode
  public var shortest: UInt8
  public var longest: UInt8
  public var rank: UInt8

  public init(
    symbology: UInt8 = 0, prefix: Barcode = Barcode(), shortest: UInt8 = 0,
    longest: UInt8 = UInt8(Barcode.capacity), rank: UInt8
  ) {
    self.symbology = symbology
    self.prefix = prefix
    self.shortest = shortest
    self.longest = longest
    self.rank = rank
  }

  /// Whether a read fits this rule.
  public func fits(_ scan: ScanRead) -> Bool {
    if symbology != 0, scan.symbology != symbology { return false }
    if scan.code.count < Int(shortest) || scan.code.count > Int(longest) { return false }
    if scan.code.count < prefix.count { return false }
    for i in 0..<prefix.count where scan.code[i] != prefix[i] { return false }
    return true
  }
}
