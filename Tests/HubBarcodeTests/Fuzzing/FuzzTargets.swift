import HubBarcode
import HubUnits

/// The promises that hold whatever a device or a printer sends.
enum FuzzTargets {
  /// A descriptor is read or refused; what was read lies inside the report, and its decoder stands.
  static func descriptors(_ input: inout FuzzInput) {
    let descriptor = input.take(Int(input.byte()))
    let mode = ScannerMode.recognise(
      interfaceClass: input.byte() & 3, subclass: input.byte() & 1, interfaceProtocol: input.byte() & 1,
      vendor: 0x0C2E, product: UInt16(input.byte()), reportDescriptor: descriptor.span)
    switch mode {
    case .hidPOS(let layout):
      precondition(layout.dataOffset + layout.dataSize <= layout.byteCount)
      precondition(layout.lengthOffset + layout.lengthSize <= layout.byteCount)
      if let offset = layout.symbologyIdentifierOffset { precondition(offset + 3 <= layout.byteCount) }
      if let bit = layout.continuedBit { precondition(bit / 8 < layout.byteCount) }
    case .hidKeyboard(let layout):
      precondition(layout.keysOffset + layout.keyCount <= layout.byteCount)
      if let offset = layout.modifierOffset { precondition(offset < layout.byteCount) }
    default: break
    }
    feed(mode, settings(&input), &input)
  }

  /// HID POS, IBM OEM and Symbol's byte stream.
  static func reports(_ input: inout FuzzInput) {
    let hasIdentifier = input.flag()
    let layout = HIDPOSLayout(
      reportID: input.flag() ? 2 : nil, byteCount: 64, lengthOffset: 1, lengthSize: 1,
      symbologyIdentifierOffset: hasIdentifier ? 2 : nil, dataOffset: hasIdentifier ? 5 : 2, dataSize: 56,
      continuedBit: 504)
    let modes: [ScannerMode] = [
      .hidPOS(layout), .ibmOEM(tableTop: false), .ibmOEM(tableTop: true), .symbolCOM,
    ]
    feed(modes[Int(input.byte()) % modes.count], settings(&input), &input)
  }

  static func keyboard(_ input: inout FuzzInput) {
    let oneKey = HIDKeyboardLayout(reportID: 3, byteCount: 4, modifierOffset: 1, keysOffset: 3, keyCount: 1)
    feed(.hidKeyboard(input.flag() ? oneKey : .boot), settings(&input), &input)
  }

  /// A stream gives the same labels however its packets were cut.
  static func cdc(_ input: inout FuzzInput) {
    let settings = settings(&input)
    var sizes = FuzzInput(input.take(Int(input.byte() & 15)))
    let stream = input.rest()
    var whole: [[UInt8]] = []
    var cut: [[UInt8]] = []
    decode(.cdcACM, settings) { decoder in
      // No more labels at once than a decoder keeps: 64 bytes at a time, the size of a packet.
      var start = 0
      while start < stream.count {
        let end = min(start + 64, stream.count)
        decoder.feed(stream[start..<end].span, at: .init(nanoseconds: 0))
        collect(&decoder, &whole)
        start = end
      }
      decoder.poll(at: .init(nanoseconds: 60_000_000_000))
      collect(&decoder, &whole)
    }
    decode(.cdcACM, settings) { decoder in
      var start = 0
      while start < stream.count {
        let end = min(start + Int(sizes.byte() & 63) + 1, stream.count)
        decoder.feed(stream[start..<end].span, at: .init(nanoseconds: 0))
        collect(&decoder, &cut)
        start = end
      }
      decoder.poll(at: .init(nanoseconds: 60_000_000_000))
      collect(&decoder, &cut)
    }
    precondition(whole == cut, "a cut made another label of the same bytes")
  }

  /// Elements lie inside the label, and the key of a key is itself.
  static func gs1(_ input: inout FuzzInput) {
    let identifiers = ["]C1", "]d2", "]E0", "]C0", "]z1", "]U1", "]I1", ""]
    let identifier = SymbologyIdentifier(identifiers[Int(input.byte()) % identifiers.count])
    look(at: input.rest(), identifier)
  }

  /// The same behind the beginning of an envelope.
  static func iso15434(_ input: inout FuzzInput) {
    let formats = ["01", "05", "06", "07", "12"]
    let format = formats[Int(input.byte()) % formats.count]
    let isBare = input.flag()
    let header = isBare ? [] : Array("[)>\u{1E}\(format)\u{1D}".utf8)
    look(at: header + input.rest(), isBare ? SymbologyIdentifier("]U1") : nil)
  }

  private static func look(at label: [UInt8], _ identifier: SymbologyIdentifier?) {
    let reading = LabelReading(label.span, symbologyIdentifier: identifier)
    if let gs1 = reading.gs1 {
      for i in gs1.elements.indices {
        let element = gs1.elements[i]
        precondition(element.valueOffset + element.valueCount <= label.count)
        precondition(!element.title.isEmpty)
      }
      _ = gs1.pairTexts
      precondition(gs1.isValid || gs1.faultOffset <= label.count)
    }
    if let envelope = reading.envelope {
      for i in envelope.fields.indices {
        precondition(envelope.fields[i].start <= envelope.fields[i].end)
        precondition(envelope.fields[i].end <= label.count)
      }
    }
    for i in reading.candidates.list.indices {
      let candidate = reading.candidates.list[i]
      precondition(
        Int(candidate.start) + Int(candidate.count) <= label.count || label.count > Int(UInt16.max))
      _ = candidate.parts(of: label)
    }
    _ = reading.carrierMessageParts(of: label)
    _ = reading.isWellFormed(label.span)
    _ = reading.checkDigitVerdict
    let without = HubBarcode.parcelKey(of: label.span, symbologyIdentifier: nil)
    let isBrokenGS1 = reading.gs1Certainty == .yes && reading.gs1?.isValid == false
    precondition(
      isBrokenGS1 || reading.parcelKey(label.span) == without, "a key depends on the identifier")
    if let key = without {
      precondition(parcelKey(of: key) == key, "the key of a key is another one")
    }
  }

  private static func settings(_ input: inout FuzzInput) -> ScanDecoderSettings {
    var settings = ScanDecoderSettings()
    let terminators = ScanTerminator.allCases
    settings.terminator = terminators[Int(input.byte()) % terminators.count]
    let layouts = KeyboardLayout.allCases
    settings.keyboardLayout = layouts[Int(input.byte()) % layouts.count]
    settings.hasSymbologyPrefix = input.flag()
    for byte in input.take(Int(input.byte() & 3)) { settings.prefix.append(byte) }
    settings.codeIDs = ScannerCodeIDs(rawValue: input.byte() & 7)
    return settings
  }

  /// Transfers of any length at any time: each is a length, a pause and its bytes.
  private static func feed(_ mode: ScannerMode, _ settings: ScanDecoderSettings, _ input: inout FuzzInput) {
    decode(mode, settings) { decoder in
      var now = MonotonicInstant(nanoseconds: 0)
      var labels: [[UInt8]] = []
      while !input.isEmpty {
        let length = Int(input.byte())
        now = now + .milliseconds(Int64(input.byte()))
        decoder.feed(input.take(length).span, at: now)
        if length & 1 == 0 { decoder.poll(at: now) }
        if length & 2 == 0 { collect(&decoder, &labels) }
        if length == 251 { decoder.restart() }
        precondition(decoder.nextDeadline != .distantPast)
      }
      decoder.poll(at: now + .seconds(60))
      collect(&decoder, &labels)
      precondition(decoder.nextDeadline == nil, "a label stays open for ever")
    }
  }

  private static func decode(
    _ mode: ScannerMode, _ settings: ScanDecoderSettings, _ body: (inout ScanDecoder) -> Void
  ) {
    do {
      var decoder = try ScanDecoder(mode: mode, settings: settings)
      body(&decoder)
    } catch {
      precondition(error.description.hasPrefix("device: "))
    }
  }

  private static func collect(_ decoder: inout ScanDecoder, _ labels: inout [[UInt8]]) {
    while let read = decoder.nextRead() {
      let bytes = decoder.bytes(of: read)
      precondition(bytes.count == read.byteCount && read.byteCount > 0)
      precondition((read.barcode == nil) == (read.byteCount > Barcode.capacity))
      _ = decoder.judge(read)
      labels.append(bytes)
    }
  }
}
