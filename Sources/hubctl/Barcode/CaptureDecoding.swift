import HubBarcode
import HubUnits

/// Feeds a recording to the decoder as the USB thread would.
enum CaptureDecoding {
  /// Reports of a key stream without times come one polling interval apart.
  ///
  /// **Source**: 8 ms is the interval of a low-speed keyboard.
  private static let pollingInterval = Nanoseconds.milliseconds(8)
  /// After the last transfer: longer than any silence, so that the last label ends.
  private static let afterLast = Nanoseconds.seconds(60)

  static func report(
    _ capture: CaptureFile.Capture, number: Int, descriptors: [String: String]
  ) -> CaptureReport {
    let id = capture.id ?? capture.kind.map { "\($0) \(number)" } ?? "capture \(number)"
    let modeWord = capture.mode ?? (capture.reports == nil ? "unknown" : "hid_keyboard")
    var report = CaptureReport(id: id, mode: modeWord)
    do {
      let settings = try settings(capture)
      var decoder = try ScanDecoder(
        mode: mode(modeWord, capture, descriptors), settings: settings)
      let transfers = try transfers(capture)
      for transfer in transfers {
        decoder.feed(transfer.bytes.span, at: transfer.at)
        take(&decoder, settings, into: &report)
      }
      decoder.poll(at: (transfers.last?.at ?? MonotonicInstant(nanoseconds: 0)) + afterLast)
      take(&decoder, settings, into: &report)
      report.droppedFragments = decoder.counters.droppedFragments
      report.noReads = decoder.counters.noReads
      report.faults = decoder.counters.faults
      report.reports = decoder.counters.reports
    } catch {
      report.error = "\(error)"
    }
    return report
  }

  private static func take(
    _ decoder: inout ScanDecoder, _ settings: ScanDecoderSettings, into report: inout CaptureReport
  ) {
    while let read = decoder.nextRead() {
      let bytes = decoder.bytes(of: read)
      let scan = CaptureReport.Scan(
        bytesHex: LabelBytes.hex(bytes), text: LabelBytes.text(bytes),
        symbologyIdentifier: read.symbologyIdentifier?.description, doubtful: read.isDoubtful)
      switch read.kind {
      case .label: report.scans.append(scan)
      case .deviceAnswer: report.deviceAnswers.append(scan)
      case .noRead: continue
      }
      guard report.mode == "hid_keyboard", let barcode = read.barcode,
        let hint = LayoutHint.of(barcode, readAs: settings.keyboardLayout)
      else { continue }
      report.hints.append(hint.text(readAs: settings.keyboardLayout))
    }
  }

  static func transfers(
    _ capture: CaptureFile.Capture
  ) throws -> [SentReport] {
    var out: [SentReport] = []
    for event in capture.events ?? [] where event.dir == "in" {
      guard let bytes = LabelBytes.bytes(hex: event.hex) else {
        throw CaptureRefusal.notHexadecimal(event.hex)
      }
      out.append(
        SentReport(at: MonotonicInstant(nanoseconds: Int64(event.tMs * 1_000_000)), bytes: bytes))
    }
    for (index, report) in (capture.reports ?? []).enumerated() {
      guard let bytes = LabelBytes.bytes(hex: report) else { throw CaptureRefusal.notHexadecimal(report) }
      out.append(
        SentReport(at: MonotonicInstant(nanoseconds: 0) + pollingInterval * Int64(index), bytes: bytes))
    }
    return out
  }

  private static func settings(_ capture: CaptureFile.Capture) throws -> ScanDecoderSettings {
    var settings = ScanDecoderSettings()
    if let layout = capture.layout ?? capture.daemonLayout {
      guard let found = KeyboardLayout(word: layout) else { throw CaptureRefusal.unknownLayout(layout) }
      settings.keyboardLayout = found
    }
    guard let options = capture.options else { return settings }
    if options.stripSuffix == true { settings.terminator = .enter }
    if let word = options.terminator {
      guard let found = ScanTerminator(word: word) else { throw CaptureRefusal.unknownTerminator(word) }
      settings.terminator = found
    }
    if let suffix = options.suffixHex {
      guard let found = terminator(suffix) else { throw CaptureRefusal.unknownTerminator(suffix) }
      settings.terminator = found
    }
    if let word = options.codeIds {
      guard let found = ScannerCodeIDs(word: word) else { throw CaptureRefusal.unknownCodeIDs(word) }
      settings.codeIDs = found
    }
    if options.aimPrefix == true { settings.hasSymbologyPrefix = true }
    if let timeout = options.frameTimeoutMs { settings.silence = Nanoseconds(Int64(timeout * 1_000_000)) }
    let prefix = options.prefixHex ?? ""
    guard let bytes = LabelBytes.bytes(hex: prefix) else { throw CaptureRefusal.notHexadecimal(prefix) }
    for byte in bytes where !settings.prefix.append(byte) { throw CaptureRefusal.longPrefix(prefix) }
    if let text = options.noReadText, let barcode = Barcode(text) { settings.noReadText = barcode }
    return settings
  }

  private static func terminator(_ hex: String) -> ScanTerminator? {
    switch hex.lowercased() {
    case "0d": .enter
    case "0a": .lineFeed
    case "0d0a": .enterLineFeed
    case "09": .tab
    case "03": .endOfText
    default: nil
    }
  }

  /// The mode of a capture: from its report descriptor where it has one, else the layout of the makers' manuals.
  static func mode(
    _ word: String, _ capture: CaptureFile.Capture, _ descriptors: [String: String]
  ) throws -> ScannerMode {
    let hex = capture.reportDescriptor ?? capture.descriptor.flatMap { descriptors[$0] }
    if let hex, word.hasPrefix("hid_") || word.hasPrefix("ibm_") {
      guard let bytes = LabelBytes.bytes(hex: hex) else { throw CaptureRefusal.notHexadecimal(hex) }
      return ScannerMode.recognise(try HIDReportDescriptor(bytes.span))
    }
    switch word {
    case "hid_pos": return .hidPOS(manualLayout(symbologyIdentifierOffset: 2, dataOffset: 5))
    case "hid_pos_newland": return .hidPOS(manualLayout(symbologyIdentifierOffset: nil, dataOffset: 2))
    case "hid_keyboard": return .hidKeyboard(.boot)
    case "cdc_acm": return .cdcACM
    case "ibm_oem": return .ibmOEM(tableTop: false)
    case "ibm_oem_tabletop": return .ibmOEM(tableTop: true)
    case "snapi": return .snapi
    case "symbol_com_hid": return .symbolCOM
    default: throw CaptureRefusal.unknownMode(word)
    }
  }

  /// **Source**: user guides of Honeywell/HHP (AIM field at 2, data at 5) and Newland (data at 2, no AIM field): input
  /// report 2, count at 1, 56 bytes of data, bit 0 of byte 63 continued.
  private static func manualLayout(symbologyIdentifierOffset: Int?, dataOffset: Int) -> HIDPOSLayout {
    HIDPOSLayout(
      reportID: 2, byteCount: 64, lengthOffset: 1, lengthSize: 1,
      symbologyIdentifierOffset: symbologyIdentifierOffset, dataOffset: dataOffset, dataSize: 56,
      continuedBit: 63 * 8)
  }
}
