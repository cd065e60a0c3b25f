public import HubUnits

/// ISO 15434 envelopes and the carrier messages inside them.
///
///     [)> RS 01 GS 96 postcode GS country GS class GS tracking GS SCAC … RS EOT     (UPS MaxiCode)
///     [)> RS 06 GS J licence plate GS … RS EOT
///
/// **Source**: ISO/IEC 15434:2019, section 5; EOT is often lost on the way and not missed here.
public struct TransportMessage: Sendable {
  /// More fields than any carrier's message has.
  public static let fieldLimit = 32

  /// The two digits after the header: 01 transport, 05 GS1, 06 data identifiers.
  public private(set) var format = 0
  /// Where each field starts and ends.
  public private(set) var fields = BoundedList<32, Field>(filler: Field(start: 0, end: 0))
  /// Whether RS EOT closes it.
  public private(set) var isComplete = false

  public struct Field: Sendable, Hashable, BitwiseCopyable {
    public let start: Int
    public let end: Int
  }

  /// Reads an envelope, or nil when the bytes are none.
  public init?(_ bytes: Span<UInt8>) {
    // `[)>` RS, two digits of format, GS or RS.
    guard bytes.count >= 7, bytes[0] == 0x5B, bytes[1] == 0x29, bytes[2] == 0x3E, bytes[3] == 0x1E,
      bytes[4] >= 0x30, bytes[4] <= 0x39, bytes[5] >= 0x30, bytes[5] <= 0x39
    else { return nil }
    format = Int(bytes[4] - 0x30) * 10 + Int(bytes[5] - 0x30)
    // Format 01 has its version (96) between the first GS and the data, without a separator of its own.
    var start = 7
    for i in 7..<bytes.count {
      guard bytes[i] == 0x1D || bytes[i] == 0x1E || bytes[i] == 0x04 else { continue }
      if start <= i, bytes[i] != 0x04 { fields.append(Field(start: start, end: i)) }
      start = i + 1
      if bytes[i] == 0x1E {
        isComplete = i + 1 < bytes.count && bytes[i + 1] == 0x04
        return
      }
    }
    if start < bytes.count { fields.append(Field(start: start, end: bytes.count)) }
  }

  /// Where a 1Z number lies in a carrier message, with its envelope or without (MaxiCode mode 3).
  static func trackingNumber(_ bytes: Span<UInt8>) -> Range<Int>? {
    var start = 0
    for i in 0...bytes.count {
      guard i == bytes.count || bytes[i] == 0x1D || bytes[i] == 0x1E else { continue }
      if i - start == 18 {
        var candidates = LabelCandidates()
        LabelShapes.find(LabelText(bytes.extracting(start..<i)), nil, into: &candidates)
        if let found = candidates.candidate(.ups1Z), found.validity == .valid { return start..<i }
      }
      start = i + 1
    }
    return nil
  }
}
