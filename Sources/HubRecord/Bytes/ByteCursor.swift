import HubUnits

/// Reads encoded words back, and believes none of them.
///
/// **Errors**: `RecordingFault` with the place, for whatever cannot be.
struct ByteCursor {
  let bytes: [UInt8]
  private(set) var offset: Int
  let end: Int

  init(_ bytes: [UInt8], from offset: Int = 0, to end: Int) {
    precondition(offset >= 0 && offset <= end && end <= bytes.count, "hub bug: a cursor outside of its bytes")
    self.bytes = bytes
    self.offset = offset
    self.end = end
  }

  var isAtEnd: Bool { offset == end }

  func fault(_ what: String) -> RecordingFault { RecordingFault(offset: offset, what: what) }

  mutating func byte() throws(RecordingFault) -> UInt8 {
    guard offset < end else { throw fault("it ends in the middle of a word") }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func flag() throws(RecordingFault) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw fault("neither yes nor no")
    }
  }

  mutating func unsigned() throws(RecordingFault) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      guard shift < 63 || byte <= 1 else { throw fault("a number too large") }
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
  }

  mutating func signed() throws(RecordingFault) -> Int64 {
    let number = try unsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// A number with a ceiling.
  mutating func count(atMost limit: Int) throws(RecordingFault) -> Int {
    let number = try unsigned()
    guard number <= UInt64(limit) else {
      throw fault("\(number) of something of which there are at most \(limit)")
    }
    return Int(number)
  }

  mutating func instant(from base: MonotonicInstant) throws(RecordingFault) -> MonotonicInstant {
    base + Nanoseconds(try signed())
  }

  mutating func fixed<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type) throws(RecordingFault)
    -> Number
  {
    var number: Number = 0
    for place in 0..<MemoryLayout<Number>.size { number |= Number(try byte()) << (8 * place) }
    return number
  }

  mutating func text(atMost limit: Int) throws(RecordingFault) -> String {
    let count = try count(atMost: limit)
    guard count <= end - offset else { throw fault("a text that ends past its block") }
    defer { offset += count }
    return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
  }

  mutating func barcode() throws(RecordingFault) -> Barcode {
    let count = try count(atMost: Barcode.capacity)
    var code = Barcode()
    for _ in 0..<count { code.append(try byte()) }
    return code
  }

  /// A member of one of our closed lists.
  mutating func word<Word: RawRepresentable<UInt8>>(_: Word.Type) throws(RecordingFault) -> Word {
    let number = try byte()
    guard let word = Word(rawValue: number) else { throw fault("no \(Word.self) has the number \(number)") }
    return word
  }
}
