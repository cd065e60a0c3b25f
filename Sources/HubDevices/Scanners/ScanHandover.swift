import HubBarcode
import HubCore
import HubRealtime
import HubUnits

/// The way of one scanner's labels out of its decoder into the core's ring.
///
/// **Thread**: the scanner's.
struct ScanHandover {
  let index: ScannerIndex
  let outlet: ScanOutlet
  /// Where the person at the scanner is told that a label was kept back.
  let cell: ScannerOrderCell

  /// How long after it was taken up a scanner's labels are not believed.
  ///
  /// A device that nobody read may hand over what it kept: a label of a parcel long gone, which would be joined to
  /// the one that lies there now. **Source**: a full 64-byte report at the slowest bInterval of 255 ms (USB 2.0, 9.6.6).
  static var settling: Nanoseconds { .milliseconds(255) }

  /// Hands over what the decoder has finished.
  ///
  /// - Parameter settlesAt: labels that began before are from before.
  /// - Returns: whether there was anything.
  func take(
    from decoding: ScanDecoding, believedFrom settlesAt: MonotonicInstant, into status: inout ScannerStatus
  ) -> Bool {
    var hasAny = false
    while let scan = decoding.decoder.nextScan() {
      hasAny = true
      take(scan, from: decoding, believedFrom: settlesAt, into: &status)
    }
    return hasAny
  }

  private func take(
    _ scan: DecodedScan, from decoding: ScanDecoding, believedFrom settlesAt: MonotonicInstant,
    into status: inout ScannerStatus
  ) {
    // A wrong layout has keys without a byte, so a doubtful label speaks as well.
    noteLayout(of: scan, from: decoding, &status)
    guard !scan.isDoubtful else {
      status.doubtful += 1
      return cell.put(.error, at: scan.completedAt)
    }
    guard scan.firstByteAt >= settlesAt else {
      status.fromBefore += 1
      return
    }
    // The plan speaks of parcels' labels; an operator's card is none.
    let isCard = scan.barcode?.beginsLikeCard ?? false
    let judgement = decoding.decoder.judge(scan, by: isCard ? KeyRules() : outlet.keyRules)
    guard !judgement.isNeverKey else {
      status.neverKeys += 1
      return cell.put(.error, at: scan.completedAt)
    }
    // A label that is too long for a parcel's key may have one inside: the SSCC of a Data Matrix.
    guard let code = isCard ? scan.barcode : judgement.parcelKey else {
      status.tooLong += 1
      return cell.put(.error, at: scan.completedAt)
    }
    guard !status.isUntold || code.beginsLikeCard else {
      status.untold += 1
      return cell.put(.error, at: scan.completedAt)
    }
    let read = ScanRead(
      scanner: index, began: scan.firstByteAt, completed: scan.completedAt, code: code,
      checkDigit: judgement.checkDigit, symbology: scan.symbologyIdentifier?.code ?? 0,
      rank: judgement.rank, contradictsItself: judgement.contradictsItself)
    guard outlet.push(read) else {
      status.dropped += 1
      return cell.put(.error, at: scan.completedAt)
    }
    status.scans += 1
    status.lastScanAt = scan.completedAt
    status.lastScanDuration = scan.completedAt - scan.firstByteAt
    status.longestScanDuration = max(status.longestScanDuration, status.lastScanDuration)
    status.scanDurations.record(status.lastScanDuration)
  }

  /// Looks whether a keyboard's label reads as if the scanner were set to another country than the file says.
  ///
  /// One such label may be chance; it is told until enough others read well.
  private func noteLayout(
    of scan: DecodedScan, from decoding: ScanDecoding, _ status: inout ScannerStatus
  ) {
    guard let layout = decoding.layout, let barcode = scan.barcode else { return }
    if let hint = LayoutHint.of(barcode, readAs: layout) {
      status.layoutHint = hint
      status.labelsSinceLayoutHint = 0
      return
    }
    guard status.layoutHint != nil else { return }
    status.labelsSinceLayoutHint += 1
    if status.labelsSinceLayoutHint >= Self.labelsThatClearHint { status.layoutHint = nil }
  }

  /// **Source**: labels come in kinds; four of a hub's kinds in a row have digits among them, and digits are what a
  /// wrong layout turns into signs.
  private static var labelsThatClearHint: Int { 4 }
}
