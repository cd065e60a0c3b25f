import HubCore
import HubUnits

extension ScanRead {
  func write(to sink: inout some ByteSink, from base: MonotonicInstant) {
    sink.put(unsigned: UInt64(scanner.value))
    sink.put(began, from: base)
    sink.put(completed, from: base)
    sink.put(code)
    precondition(rank <= Self.highestRank, "hub bug: a rank that no plan can give")
    sink.put(checkDigit.rawValue | rank << 2 | (contradictsItself ? 0x80 : 0))
    sink.put(symbology)
  }

  init(from cursor: inout ByteCursor, base: MonotonicInstant) throws(RecordingFault) {
    let scanner = ScannerIndex(try cursor.count(atMost: Limits.scanners - 1))
    let began = try cursor.instant(from: base)
    let completed = try cursor.instant(from: base)
    let code = try cursor.barcode()
    let judged = try cursor.byte()
    guard let checkDigit = CheckDigitVerdict(rawValue: judged & 3) else {
      throw cursor.fault("no verdict on a check digit")
    }
    self.init(
      scanner: scanner, began: began, completed: completed, code: code, checkDigit: checkDigit,
      symbology: try cursor.byte(), rank: judged >> 2 & Self.highestRank,
      contradictsItself: judged & 0x80 != 0)
  }

  /// The verdict takes two bits of a byte, the rank the next five, and the last says whether the label contradicts
  /// itself: so a read without a rank is written as format 1 wrote it. **Source**: a plan gives ranks up to 16.
  private static var highestRank: UInt8 { 31 }
}
