import HubBarcode
import HubUnits

/// A read as a test compares it.
struct Read: Equatable, CustomStringConvertible {
  var kind: ReadKind
  var bytes: [UInt8]
  var symbologyIdentifier: String?
  var isDoubtful: Bool
  var firstByteAt: MonotonicInstant
  var completedAt: MonotonicInstant

  var description: String {
    "\(kind) \(symbologyIdentifier ?? "-") \(String(decoding: bytes, as: UTF8.self))"
  }
}

/// Feeds transfers to a decoder as a USB thread would, then lets a minute pass.
struct Decoding {
  var reads: [Read] = []
  var counters = ScanCounters()

  init(
    _ transfers: [(at: MonotonicInstant, bytes: [UInt8])], mode: ScannerMode, settings: ScanDecoderSettings
  ) throws {
    var decoder = try ScanDecoder(mode: mode, settings: settings)
    for transfer in transfers {
      decoder.feed(transfer.bytes.span, at: transfer.at)
      collect(&decoder)
    }
    decoder.poll(at: (transfers.last?.at ?? .distantPast) + .seconds(60))
    collect(&decoder)
    counters = decoder.counters
  }

  private mutating func collect(_ decoder: inout ScanDecoder) {
    while let read = decoder.nextRead() {
      reads.append(
        Read(
          kind: read.kind, bytes: decoder.bytes(of: read),
          symbologyIdentifier: read.symbologyIdentifier.map(\.description), isDoubtful: read.isDoubtful,
          firstByteAt: read.firstByteAt, completedAt: read.completedAt))
    }
  }
}

extension ScanDecoder {
  /// Feeds a transfer that is an array.
  mutating func feed(_ bytes: [UInt8], at nanoseconds: Int64) {
    feed(bytes.span, at: MonotonicInstant(nanoseconds: nanoseconds))
  }
}
