import HubCore
import HubUnits

/// A checksum that sees every bar code as it is given out.
struct MaskedChecksum: DigestSink {
  private var sum = Checksum()
  private(set) var codes: CodeMask

  init(_ codes: CodeMask) { self.codes = codes }

  var value: UInt64 { sum.value }

  mutating func put(_ byte: UInt8) { sum.put(byte) }
  mutating func put(_ code: Barcode) { sum.put(codes.known(code)) }

  /// A turn's input as it is given out.
  mutating func mask(_ input: CycleInput) -> CycleInput {
    var other = input
    for i in other.scans.indices { other.scans[i].code = codes.mask(other.scans[i].code) }
    for i in other.messages.indices {
      other.messages[i] = other.messages[i].mappingCode { codes.mask($0) }
    }
    return other
  }
}
