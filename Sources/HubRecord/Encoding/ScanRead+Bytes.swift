import HubCore
import HubUnits

extension ScanRead {
  func write(to sink: inout some ByteSink, from base: MonotonicInstant) {
    sink.put(unsigned: UInt64(scanner.value))
    sink.put(began, from: base)
    sink.put(completed, from: base)
    sink.put(code)
    sink.put(checkDigit.rawValue)
    sink.put(symbology)
  }

  init(from cursor: inout ByteCursor, base: MonotonicInstant) throws(RecordingFault) {
    self.init(
      scanner: ScannerIndex(try cursor.count(atMost: Limits.scanners - 1)),
      began: try cursor.instant(from: base), completed: try cursor.instant(from: base),
      code: try cursor.barcode(), checkDigit: try cursor.word(CheckDigitVerdict.self),
      symbology: try cursor.byte())
  }
}
