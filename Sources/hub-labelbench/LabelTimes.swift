import Glibc
import HubBarcode
import HubCore
import HubRealtime
import HubUnits

/// The loops that are measured.
enum LabelTimes {
  /// What the loops add up, so that the compiler cannot leave their work out.
  struct Found {
    var candidates = 0
    var elements = 0
    var verified = 0
  }

  struct Path {
    let rate: Double
    let p50: Int
    let p99: Int
  }

  /// Reads every label once. **Units**: labels a second of processor time.
  static func readings(_ set: LabelSet, _ entries: [LabelSet.Entry], _ found: inout Found) -> Double {
    let bytes = set.bytes.span
    let began = processorSeconds()
    for entry in entries {
      let reading = LabelReading(
        bytes.extracting(entry.start..<entry.end), symbologyIdentifier: entry.identifier)
      found.candidates += reading.candidates.list.count
      if let gs1 = reading.gs1 { found.elements += gs1.elements.count }
      if reading.checkDigitVerdict == .verified { found.verified += 1 }
    }
    return Double(entries.count) / (processorSeconds() - began)
  }

  /// Feeds every label's reports to a decoder, judges what comes out and puts it into the core's ring, as the scanner's
  /// thread does; the ring is emptied in between, as the core does, and that is not timed.
  static func path(_ set: LabelSet) -> Path {
    let layout = HIDPOSLayout(
      reportID: 2, byteCount: 64, lengthOffset: 1, lengthSize: 1, symbologyIdentifierOffset: 2,
      dataOffset: 5, dataSize: 56, continuedBit: 504)
    guard var decoder = makeDecoder(layout) else { preconditionFailure("hub bug: HID POS is decoded") }
    var nanoseconds = [Int](repeating: 0, count: set.entries.count)
    let reader = RingReader<ScanRead>(capacity: 64)
    let writer = reader.makeWriter()
    var arrived = 0
    let reports = set.reports.span
    let began = processorSeconds()
    for i in 0..<set.entries.count {
      let start = monotonicNanoseconds()
      decoder.feed(
        reports.extracting(set.reportStarts[i]..<set.reportStarts[i + 1]),
        at: MonotonicInstant(nanoseconds: Int64(i) * 1_000_000))
      while let scan = decoder.nextScan() {
        let judgement = decoder.judge(scan)
        guard let code = scan.barcode ?? judgement.parcelKey else { continue }
        _ = writer.push(
          ScanRead(
            scanner: ScannerIndex(0), began: scan.firstByteAt, completed: scan.completedAt, code: code,
            checkDigit: judgement.checkDigit, symbology: scan.symbologyIdentifier?.code ?? 0))
      }
      nanoseconds[i] = monotonicNanoseconds() - start
      while reader.pop() != nil { arrived += 1 }
    }
    let rate = Double(set.entries.count) / (processorSeconds() - began)
    precondition(arrived == set.entries.count, "hub bug: a label did not come to the ring")
    nanoseconds.sort()
    return Path(
      rate: rate, p50: nanoseconds[nanoseconds.count / 2], p99: nanoseconds[nanoseconds.count * 99 / 100])
  }

  private static func makeDecoder(_ layout: HIDPOSLayout) -> ScanDecoder? {
    do {
      return try ScanDecoder(mode: .hidPOS(layout))
    } catch {
      return nil
    }
  }

  private static func processorSeconds() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func monotonicNanoseconds() -> Int {
    var time = timespec()
    // Safe: the kernel writes one timespec; the monotonic clock is always there.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    // Safe: the kernel writes one timespec; a process always has this clock.
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
