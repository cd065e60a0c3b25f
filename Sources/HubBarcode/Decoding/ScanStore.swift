import HubUnits

/// Where labels are put together and wait: finished ones first, the open one behind them.
///
/// One store serves every decoder, so that bounds, classification and counting exist once.
///
/// **Shape**: `capacity` bytes and `readyLimit` finished reads, inline. A finished read's bytes stay where they are
/// until the decoder is fed again.
struct ScanStore: ~Copyable {
  /// The longest label that comes through whole.
  ///
  /// **Source**: QR version 40 holds 2,953 bytes, PDF417 1,108, Aztec 1,914 (their ISO standards).
  static var longestLabel: Int { 3072 }
  /// Two labels of full length and the short ones of one packet.
  static var capacity: Int { 8192 }

  private var bytes = InlineArray<8192, UInt8>(repeating: 0)
  /// Bytes in use.
  private var used = 0
  /// Where the open label starts.
  private var openStart = 0
  /// A 512-byte packet of 13-character labels holds 36; what does not fit is counted, never overwritten.
  private var ready = BoundedList<64, ReadyRead>(filler: ReadyRead.nothing)
  private var taken = 0

  /// The open label's facts, set by the decoder as it learns them.
  var symbologyIdentifier: SymbologyIdentifier?
  var firstByteAt = MonotonicInstant.distantPast
  var isDoubtful = false
  var counters = ScanCounters()

  init() {}

  /// How many bytes the open label has.
  var openCount: Int { used - openStart }

  /// **Precondition**: `index < openCount`.
  func openByte(_ index: Int) -> UInt8 { bytes[openStart + index] }

  /// Makes room once everything finished was taken. Called before new bytes.
  mutating func makeRoom() {
    guard taken == ready.count, openStart > 0 else { return }
    for i in 0..<openCount { bytes[i] = bytes[openStart + i] }
    used = openCount
    openStart = 0
    ready.removeAll()
    taken = 0
  }

  /// Adds a byte to the open label, or says that it is too long or the store is full.
  mutating func append(_ byte: UInt8) -> Bool {
    guard openCount < Self.longestLabel, used < Self.capacity else { return false }
    bytes[used] = byte
    used += 1
    return true
  }

  /// Forgets the open label without counting.
  mutating func discard() {
    used = openStart
    symbologyIdentifier = nil
    isDoubtful = false
  }

  /// Forgets a label whose end never came, and counts it.
  mutating func dropFragment() {
    if openCount > 0 { counters.droppedFragments += 1 }
    discard()
  }

  /// Takes bytes off the front of the open label.
  mutating func stripFront(_ count: Int) { openStart += count }

  /// Takes bytes off the end of the open label.
  mutating func stripEnd(_ count: Int) { used -= count }

  /// Ends the open label: classifies it, counts it and puts it among the finished ones.
  mutating func finish(_ kind: ReadKind, at instant: MonotonicInstant) {
    guard openCount > 0 else { return discard() }
    let read = ReadyRead(
      kind: kind, offset: openStart, count: openCount, symbologyIdentifier: symbologyIdentifier,
      firstByteAt: firstByteAt, completedAt: instant, isDoubtful: isDoubtful)
    guard ready.append(read) else {
      counters.overruns += 1
      return discard()
    }
    switch kind {
    case .label: counters.scans += 1
    case .deviceAnswer: counters.deviceAnswers += 1
    case .noRead: counters.noReads += 1
    }
    openStart = used
    symbologyIdentifier = nil
    isDoubtful = false
  }

  /// The next finished read, oldest first.
  mutating func take() -> DecodedScan? {
    guard taken < ready.count else { return nil }
    let read = ready[taken]
    taken += 1
    return DecodedScan(
      kind: read.kind, byteCount: read.count, barcode: barcode(of: read),
      symbologyIdentifier: read.symbologyIdentifier, firstByteAt: read.firstByteAt,
      completedAt: read.completedAt, isDoubtful: read.isDoubtful, storeOffset: read.offset)
  }

  private func barcode(of read: ReadyRead) -> Barcode? {
    guard read.count <= Barcode.capacity else { return nil }
    var barcode = Barcode()
    for i in 0..<read.count { barcode.append(bytes[read.offset + i]) }
    return barcode
  }

  /// Passes a finished label's bytes down.
  func deliver(_ scan: DecodedScan, to sink: inout some ScanSink) {
    sink.take(scan, bytes: bytes.span.extracting(scan.storeOffset..<(scan.storeOffset + scan.byteCount)))
  }

  /// What the manifest knows the parcel of a finished label by.
  func parcelKey(of scan: DecodedScan) -> Barcode? {
    HubBarcode.parcelKey(
      of: bytes.span.extracting(scan.storeOffset..<(scan.storeOffset + scan.byteCount)),
      symbologyIdentifier: scan.symbologyIdentifier)
  }

  /// Verdict and key of a finished label.
  func judge(_ scan: DecodedScan, by rules: borrowing KeyRules) -> LabelJudgement {
    LabelJudgement(
      bytes.span.extracting(scan.storeOffset..<(scan.storeOffset + scan.byteCount)),
      symbologyIdentifier: scan.symbologyIdentifier, rules: rules)
  }

  /// What the check digits of a finished label say.
  func checkDigit(of scan: DecodedScan) -> CheckDigitVerdict {
    checkDigitVerdict(
      of: bytes.span.extracting(scan.storeOffset..<(scan.storeOffset + scan.byteCount)),
      symbologyIdentifier: scan.symbologyIdentifier)
  }
}
