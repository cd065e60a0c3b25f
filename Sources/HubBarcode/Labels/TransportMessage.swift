public import HubUnits

/// An ISO 15434 envelope.
///
///     [)> RS 01 GS 96 postcode GS country GS class GS tracking GS SCAC … RS EOT     (UPS MaxiCode)
///     [)> RS 05 GS 00157035381410375177 RS EOT                                      (GS1 element strings)
///     [)> RS 06 GS J licence plate GS … RS EOT                                      (data identifiers)
///
/// **Source**: ISO/IEC 15434:2019, section 5; EOT is often lost on the way and not missed here.
public struct TransportMessage: Sendable {
  /// More fields than any carrier's message has.
  public static let fieldLimit = 32

  /// The two digits after the header: 01 transport, 05 GS1, 06 data identifiers.
  public private(set) var format = 0
  /// Where each field of the first format starts and ends.
  public private(set) var fields = BoundedList<32, Field>(filler: Field(start: 0, end: 0))
  /// Where the first format's data ends.
  public private(set) var dataEnd = 0
  /// Whether RS EOT closes it.
  public private(set) var isComplete = false
  /// Further formats follow in the same envelope; they are not looked into.
  public private(set) var hasMoreFormats = false

  public struct Field: Sendable, Hashable, BitwiseCopyable {
    public let start: Int
    public let end: Int
    var range: Range<Int> { start..<end }
  }

  /// Where the data starts: behind `[)>` RS, two digits of format, GS.
  static var dataStart: Int { 7 }

  /// Reads an envelope, or nil when the bytes are none.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count >= Self.dataStart, bytes[0] == 0x5B, bytes[1] == 0x29, bytes[2] == 0x3E,
      bytes[3] == 0x1E,
      bytes[4] >= 0x30, bytes[4] <= 0x39, bytes[5] >= 0x30, bytes[5] <= 0x39
    else { return nil }
    format = Int(bytes[4] - 0x30) * 10 + Int(bytes[5] - 0x30)
    dataEnd = bytes.count
    // Format 01 has its version (96) between the first GS and the data, without a separator of its own.
    var start = Self.dataStart
    for i in Self.dataStart..<bytes.count {
      guard bytes[i] == 0x1D || bytes[i] == 0x1E || bytes[i] == 0x04 else { continue }
      if start <= i, bytes[i] != 0x04 { fields.append(Field(start: start, end: i)) }
      start = i + 1
      guard bytes[i] == 0x1E else { continue }
      dataEnd = i
      readEnd(bytes, from: i)
      return
    }
    if start < bytes.count { fields.append(Field(start: start, end: bytes.count)) }
  }

  /// What follows the RS that closes the first format: EOT, or more formats and then EOT.
  private mutating func readEnd(_ bytes: Span<UInt8>, from separator: Int) {
    let last = bytes.count - 1
    isComplete = last > separator && bytes[last] == 0x04 && bytes[last - 1] == 0x1E
    hasMoreFormats = separator + 3 < bytes.count && bytes[separator + 3] == 0x1D
  }

  /// The data of a field of format 06 whose identifier is a licence plate (`J`, `1J` to `6J`), else nil.
  ///
  /// **Source**: ANSI MH10.8.2, data identifiers of category 10.
  func licencePlate(_ bytes: Span<UInt8>, _ field: Field) -> Range<Int>? {
    var start = field.start
    if start < field.end, bytes[start] >= 0x31, bytes[start] <= 0x36 { start += 1 }
    guard start + 1 < field.end, bytes[start] == 0x4A else { return nil }
    return (start + 1)..<field.end
  }
}
