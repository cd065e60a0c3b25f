public import HubUnits

/// Turns what one scanner sends into labels, whatever its mode.
///
/// Live reports, recordings and `hubctl scanner decode` go through this same type. Feed each transfer or packet with
/// the instant it arrived, take the scans, and poll when nothing comes:
///
///     decoder.feed(transfer.span, at: now)
///     while let scan = decoder.nextScan() { … scan.barcode … }
///
/// **Shape**: about 13 KB inline, no heap; keep it inside the scanner's own allocation, not on a small stack.
/// **Thread**: one owner; not shared.
public struct ScanDecoder: ~Copyable {
  private var store = ScanStore()
  private var reader: ReportReader
  private let settings: ScanDecoderSettings

  /// A decoder for a mode.
  ///
  /// **Errors**: the mode's own reason when it is not decoded, so that the operator can be told.
  public init(mode: ScannerMode, settings: ScanDecoderSettings = .init()) throws(UnsupportedScanner) {
    let reader = try ReportReader(mode: mode, settings: settings)
    self.reader = reader
    self.settings = settings
  }

  /// Takes one transfer: an interrupt report (or several in a row), or the bytes of a bulk packet.
  ///
  /// Bytes of scans not yet taken stay valid; those of scans that were taken do not.
  public mutating func feed(_ bytes: Span<UInt8>, at instant: MonotonicInstant) {
    guard bytes.count > 0 else { return }
    store.makeRoom()
    switch reader {
    case .hidPOS(var decoder):
      decoder.feed(bytes, at: instant, into: &store)
      reader = .hidPOS(decoder)
    case .hidKeyboard(var decoder):
      decoder.feed(bytes, at: instant, into: &store)
      reader = .hidKeyboard(decoder)
    case .stream(var framer):
      store.counters.reports += 1
      framer.feed(bytes, at: instant, into: &store)
      reader = .stream(framer)
    case .symbolCOM(var decoder):
      decoder.feed(bytes, at: instant, into: &store)
      reader = .symbolCOM(decoder)
    case .ibmOEM(var decoder):
      decoder.feed(bytes, at: instant, into: &store)
      reader = .ibmOEM(decoder)
    }
  }

  /// Lets time pass: ends labels that end by silence, drops fragments that grew old. Call it at `nextDeadline`, or
  /// every few milliseconds.
  public mutating func poll(at instant: MonotonicInstant) {
    switch reader {
    case .hidPOS(var decoder):
      decoder.poll(at: instant, into: &store)
      reader = .hidPOS(decoder)
    case .hidKeyboard(var decoder):
      decoder.poll(at: instant, into: &store)
      reader = .hidKeyboard(decoder)
    case .stream(var framer):
      framer.poll(at: instant, into: &store)
      reader = .stream(framer)
    case .symbolCOM(var decoder):
      decoder.poll(at: instant, into: &store)
      reader = .symbolCOM(decoder)
    case .ibmOEM(var decoder):
      decoder.poll(at: instant, into: &store)
      reader = .ibmOEM(decoder)
    }
  }

  /// When `poll` would next do something, or nil while no label is open.
  public var nextDeadline: MonotonicInstant? {
    guard store.openCount > 0 else { return nil }
    switch reader {
    case .hidPOS(let decoder): return decoder.deadline
    case .hidKeyboard(let decoder): return decoder.deadline
    case .stream(let framer): return framer.deadline
    case .symbolCOM(let decoder): return decoder.deadline
    case .ibmOEM(let decoder): return decoder.deadline
    }
  }

  /// The next label, oldest first. Device answers and no-reads are counted and passed over.
  public mutating func nextScan() -> DecodedScan? {
    while let read = store.take() {
      if read.kind == .label { return read }
    }
    return nil
  }

  /// The next read of any kind, oldest first; for diagnosis. Check `kind`.
  public mutating func nextRead() -> DecodedScan? { store.take() }

  /// Lends the whole of a label, however long, to a sink. Valid until the decoder is fed again.
  ///
  /// **Precondition**: the scan came from this decoder and it was not fed since.
  public func deliver(_ scan: DecodedScan, to sink: inout some ScanSink) { store.deliver(scan, to: &sink) }

  /// Verdict and key of a label, however long it is, from one reading of it.
  ///
  /// - Parameter rules: what the sort plan says of keys.
  /// **Precondition**: as for `deliver`.
  public func judge(_ scan: DecodedScan, by rules: borrowing KeyRules = KeyRules()) -> LabelJudgement {
    store.judge(scan, by: rules)
  }

  /// What the manifest knows the parcel of a label by, taken from the whole label, however long it is.
  ///
  /// - Returns: nil when the label is longer than a `Barcode` and nothing inside names the parcel.
  /// **Precondition**: as for `deliver`.
  public func parcelKey(of scan: DecodedScan) -> Barcode? { store.parcelKey(of: scan) }

  /// What the check digits of a label say, however long it is.
  ///
  /// **Precondition**: as for `deliver`.
  public func checkDigit(of scan: DecodedScan) -> CheckDigitVerdict { store.checkDigit(of: scan) }

  /// What was seen so far.
  public var counters: ScanCounters { store.counters }

  /// Forgets everything half received: the device went away or comes back. An open label counts as dropped.
  public mutating func restart() {
    store.dropFragment()
    switch reader {
    case .hidPOS(var decoder):
      decoder.restart()
      reader = .hidPOS(decoder)
    case .ibmOEM: break
    case .hidKeyboard(var decoder):
      decoder.restart()
      reader = .hidKeyboard(decoder)
    case .stream(var framer):
      framer.restart()
      reader = .stream(framer)
    case .symbolCOM(var decoder):
      decoder.restart()
      reader = .symbolCOM(decoder)
    }
  }
}

#if !hasFeature(Embedded)
  extension ScanDecoder {
    /// A copy of a label's bytes, for the control plane and the programs.
    public func bytes(of scan: DecodedScan) -> [UInt8] {
      var collector = ByteCollector()
      deliver(scan, to: &collector)
      return collector.bytes
    }

    private struct ByteCollector: ScanSink {
      var bytes: [UInt8] = []
      mutating func take(_ scan: DecodedScan, bytes: Span<UInt8>) {
        for i in bytes.indices { self.bytes.append(bytes[i]) }
      }
    }
  }
#endif
