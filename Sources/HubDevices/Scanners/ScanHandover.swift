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
    guard !scan.isDoubtful else {
      status.doubtful += 1
      return cell.put(.error, at: scan.completedAt)
    }
    guard scan.firstByteAt >= settlesAt else {
      status.fromBefore += 1
      return
    }
    // A label that is too long for a parcel's key may have one inside: the SSCC of a Data Matrix.
    let judgement = decoding.decoder.judge(scan)
    guard let code = scan.barcode ?? judgement.parcelKey else {
      status.tooLong += 1
      return cell.put(.error, at: scan.completedAt)
    }
    guard !status.isUntold || code.beginsLikeCard else {
      status.untold += 1
      return cell.put(.error, at: scan.completedAt)
    }
    let read = ScanRead(
      scanner: index, began: scan.firstByteAt, completed: scan.completedAt, code: code,
      checkDigit: judgement.checkDigit, symbology: scan.symbologyIdentifier?.code ?? 0)
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
}
