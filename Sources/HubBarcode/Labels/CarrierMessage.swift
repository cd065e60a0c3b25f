import HubUnits

/// The message of a carrier in a MaxiCode of mode 2 or 3: in an ISO 15434 envelope of format 01, or bare.
///
///     [)> RS 01 GS 96 841706672 GS 840 GS 001 GS 1Z00004951 GS UPSN GS 06X610 GS … RS EOT    in its envelope
///     B4460  GS 056 GS 001 GS 1Z… GS UPSN …                                                  bare, as some readers send
///
/// **Source**: ANSI MH10.8.3 (transport, version 96); ISO/IEC 16023, annex B.
struct CarrierMessage: Sendable {
  let postcode: Range<Int>
  let country: Range<Int>
  let service: Range<Int>
  let tracking: Range<Int>
  let carrier: Range<Int>
  /// The sender's account.
  let shipper: Range<Int>
  /// The whole message.
  let whole: Range<Int>

  /// The message of a label, or nil when it holds none.
  init?(_ bytes: Span<UInt8>, envelope: TransportMessage?) {
    if let envelope {
      guard envelope.format == 1, envelope.fields.count >= 5 else { return nil }
      let fields = envelope.fields
      // Two digits of version stand before the postcode.
      guard fields[0].end - fields[0].start >= 2 else { return nil }
      self.init(
        (fields[0].start + 2)..<fields[0].end, fields[1].range, fields[2].range, fields[3].range,
        fields[4].range, fields.count > 5 ? fields[5].range : nil, 0..<bytes.count)
    } else {
      guard let fields = Self.bareFields(bytes) else { return nil }
      self.init(
        fields[0].range, fields[1].range, fields[2].range, fields[3].range, fields[4].range,
        fields.count > 5 ? fields[5].range : nil, 0..<bytes.count)
    }
    guard Self.isNumber(bytes, country, 3), Self.isNumber(bytes, service, 3) else { return nil }
  }

  private init(
    _ postcode: Range<Int>, _ country: Range<Int>, _ service: Range<Int>, _ tracking: Range<Int>,
    _ carrier: Range<Int>, _ shipper: Range<Int>?, _ whole: Range<Int>
  ) {
    self.postcode = postcode
    self.country = country
    self.service = service
    self.tracking = tracking
    self.carrier = carrier
    self.shipper = shipper ?? carrier.upperBound..<carrier.upperBound
    self.whole = whole
  }

  /// The first six fields of a bare message; a missing one is empty.
  private static func bareFields(_ bytes: Span<UInt8>) -> BoundedList<6, TransportMessage.Field>? {
    var fields = BoundedList<6, TransportMessage.Field>(filler: .init(start: 0, end: 0))
    var start = 0
    for i in 0...bytes.count {
      let ends = i == bytes.count || bytes[i] == 0x1D || bytes[i] == 0x1E || bytes[i] == 0x04
      guard ends else { continue }
      fields.append(.init(start: start, end: i))
      // The shape of the first three fields tells soon whether this is a message at all.
      if fields.count == 1, i == bytes.count || i > 9 || i < 5 { return nil }
      start = i + 1
      if fields.isFull { break }
    }
    guard fields.count >= 3, isNumber(bytes, fields[1].range, 3), isNumber(bytes, fields[2].range, 3) else {
      return nil
    }
    while fields.count < 5 { fields.append(.init(start: bytes.count, end: bytes.count)) }
    return fields
  }

  private static func isNumber(_ bytes: Span<UInt8>, _ range: Range<Int>, _ count: Int) -> Bool {
    guard range.count == count else { return false }
    for i in range where bytes[i] < 0x30 || bytes[i] > 0x39 { return false }
    return true
  }

  /// Mode 2 has a postcode of digits, mode 3 one of six letters and digits.
  func mode(_ bytes: Span<UInt8>) -> Int {
    for i in postcode where bytes[i] < 0x30 || bytes[i] > 0x39 { return 3 }
    return 2
  }

  /// The 1Z number that UPS prints in words beside the symbol, from its parts: `1Z`, shipper, last two digits of the
  /// service, and the eight characters behind `1Z` in the message.
  ///
  /// **Source**: UPS, guide to labelling; the check digit of the public example 1Z 06X610 01 0000495 1 is right.
  func upsNumber(_ bytes: Span<UInt8>) -> LabelText? {
    guard tracking.count == 10, shipper.count == 6, isUPS(bytes) else { return nil }
    guard bytes[tracking.lowerBound] == 0x31, bytes[tracking.lowerBound + 1] == 0x5A else { return nil }
    var number = Barcode()
    for i in tracking.lowerBound..<(tracking.lowerBound + 2) { number.append(bytes[i]) }
    for i in shipper { number.append(bytes[i]) }
    for i in (service.lowerBound + 1)..<service.upperBound { number.append(bytes[i]) }
    for i in (tracking.lowerBound + 2)..<tracking.upperBound { number.append(bytes[i]) }
    return LabelText(number)
  }

  func isUPS(_ bytes: Span<UInt8>) -> Bool {
    carrier.count >= 3 && bytes[carrier.lowerBound] == 0x55 && bytes[carrier.lowerBound + 1] == 0x50
      && bytes[carrier.lowerBound + 2] == 0x53
  }
}

#if !hasFeature(Embedded)
  extension LabelReading {
    /// A carrier's message by its parts, for people and programs.
    public struct CarrierMessageParts {
      /// 2: the postcode is digits; 3: letters and digits.
      public let mode: Int
      public let isUPS: Bool
      public let parts: [(name: String, value: String)]
    }

    /// The carrier's message in this label, whose bytes these are; nil when there is none.
    public func carrierMessageParts(of bytes: [UInt8]) -> CarrierMessageParts? {
      guard let message = carrierMessage else { return nil }
      func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(bytes[range].map { Unicode.Scalar($0) }))
      }
      var parts = [
        ("postcode", text(message.postcode)), ("country", text(message.country)),
        ("service", text(message.service)), ("tracking", text(message.tracking)),
        ("scac", text(message.carrier)), ("shipper", text(message.shipper)),
      ]
      if let (first, second) = Countries.letters(ofNumber: Int(text(message.country)) ?? 0) {
        parts.append(("country_letters", String(decoding: [first, second], as: UTF8.self)))
      }
      if let number = message.upsNumber(bytes.span) {
        parts.append(("ups_number", number.text(0..<number.count)))
      }
      return CarrierMessageParts(
        mode: message.mode(bytes.span), isUPS: message.isUPS(bytes.span), parts: parts)
    }
  }
#endif
